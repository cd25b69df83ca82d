/** Sessions of `docker` in lessons, run at build time. Register both parts from one import, so that they share what they have run. */
export { dockerSessionPlugin } from './plugin';
export { remarkDockerSession } from './remark';
