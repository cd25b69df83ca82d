import type { BuildCheck, BuildContextSource, BuildOptions, BuildResult } from '../api';
import { EngineError } from '../errors';
import type { EngineInternals } from '../internals';
import { referenceString, tagNameOnly } from '../reference/parse';
import { buildPhases, checkPhases, tellOutline } from './buildPhases';
import { BuildRequest } from './buildRequest';
import { collectAfter, collectIfDue } from './collector';
import { BuildProgress } from './progress';
import { BuildTimeline } from './timeline';

/**
 * Builds an image from a Dockerfile as BuildKit does under the docker driver, and stores and names it. Throws `EngineError`
 * `dockerfile-invalid` or `build-failed` with `BuildFailure` data, `cancelled`, or `not-simulated`; images stay as they were then, the
 * cache keeps what was done.
 */
export async function buildImage(
  machine: EngineInternals,
  context: BuildContextSource | undefined,
  options: BuildOptions,
): Promise<BuildResult> {
  const timeline = new BuildTimeline(machine.clock);
  const internals = { ...machine, clock: timeline };
  const names = options.names.map((name) => referenceString(tagNameOnly(name)));
  const progress = new BuildProgress(internals, options.cancellation);
  const request = new BuildRequest(internals, context, options, progress);
  internals.emit({ type: 'build.started', names, vertices: [] });
  tellOutline(request);
  try {
    const result = await buildPhases(request, timeline, names);
    internals.emit({ type: 'build.finished', imageId: result.image.id, names });
    return { imageId: result.image.id, ...result };
  } catch (error) {
    const cancelled = error instanceof EngineError && error.code === 'cancelled';
    progress.cancelOpen();
    // The documents of a base that was fetched for this build: nothing names them.
    internals.collectGarbage();
    internals.emit({ type: 'build.failed' });
    throw cancelled ? new EngineError('cancelled', 'Canceled: context canceled') : error;
  } finally {
    collectIfDue(internals.buildCache, internals.clock.now());
    collectAfter(internals.buildCache, internals.clock.now());
  }
}

/** `docker build --check`: the warnings of a Dockerfile, nothing built. Errors as for `buildImage`. */
export async function checkBuild(
  machine: EngineInternals,
  context: BuildContextSource | undefined,
  options: BuildOptions,
): Promise<readonly BuildCheck[]> {
  const internals = { ...machine, clock: new BuildTimeline(machine.clock) };
  const progress = new BuildProgress(internals, options.cancellation);
  internals.emit({ type: 'build.started', names: [], vertices: [] });
  try {
    const checks = await checkPhases(new BuildRequest(internals, context, options, progress));
    internals.emit({ type: 'build.checked' });
    return checks;
  } catch (error) {
    progress.cancelOpen();
    internals.emit({ type: 'build.failed' });
    throw error;
  }
}
