/**
 * The parts of the engine that are loaded when they are first used, so that a browser that only pulls and runs does not fetch the builder.
 * They are asked for before anything happens: loading takes no simulated time, and when it fails nothing has changed.
 */
import { EngineError } from './errors';

/**
 * Loads a part of the program. A bundler asks again after a failure, so typing the command again is the remedy. Errors:
 * `part-not-loaded`.
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new EngineError('part-not-loaded', 'a part of the simulator could not be loaded; check the connection and try again.', {
      reason,
    });
  }
}

/** An object, so that a test can let one of them fail. Parts that share much share a chunk. */
export const parts = {
  building: () => loadPart(() => import(/* webpackChunkName: "engine-build" */ './building')),
  saving: () => loadPart(() => import(/* webpackChunkName: "engine-archive" */ './image/archive/save')),
  loading: () => loadPart(() => import(/* webpackChunkName: "engine-archive" */ './image/archive/load')),
  exporting: () => loadPart(() => import(/* webpackChunkName: "engine-archive" */ './image/archive/exportTree')),
  push: () => loadPart(() => import(/* webpackChunkName: "engine-push" */ './registry/push')),
  login: () => loadPart(() => import(/* webpackChunkName: "engine-push" */ './registry/login')),
};
