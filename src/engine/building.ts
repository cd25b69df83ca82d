/**
 * What reads Dockerfile instructions, as one part: a bundler joins the modules that only one entrance leads to, and these share so much that
 * as four they would weigh most of a kilobyte more.
 */
export { buildImage, checkBuild } from './build/build';
export { planOfBuild } from './build/plan';
export { commitContainer } from './container/commit';
export { importImage } from './image/archive/import';
