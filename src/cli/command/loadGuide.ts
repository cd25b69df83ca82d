import { loadPart } from '../../engine/onFirstUse';

/** Errors: `part-not-loaded`. */
export function loadGuide(): Promise<typeof import('./guide')> {
  return loadPart(() => import(/* webpackChunkName: "cli-guide" */ './guide'));
}
