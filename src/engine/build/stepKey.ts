import { contentChecksum, copyKey, runKey, workdirKey } from './cacheKey';
import type { CacheKey } from './cacheKey';
import type { SourceFiles } from './sourceFiles';
import type { RunMount, Step } from './step';
import { StepError } from './stepError';

/** The cache key of a step on what its parent left. Throws `StepError` when a source is missing. */
export function stepKey(files: SourceFiles, step: Step, parent: CacheKey): CacheKey {
  switch (step.kind) {
    case 'workdir':
      return workdirKey(parent, step);
    case 'run':
      return runKey(
        parent,
        step,
        step.mounts.map((mount) => mountKey(files, mount)),
      );
    case 'copy':
      return copyKey(
        parent,
        step,
        step.sources.map((source) => files.paths(source).map((path) => contentChecksum(files.tree(source), path))),
      );
  }
}

/** The same, but undefined when a source is missing, which is told when the step begins. */
export function knownStepKey(files: SourceFiles, step: Step, parent: CacheKey): CacheKey | undefined {
  try {
    return stepKey(files, step, parent);
  } catch (error) {
    if (error instanceof StepError) return undefined;
    throw error;
  }
}

function mountKey(files: SourceFiles, mount: RunMount): string {
  if (mount.type !== 'bind') return mount.text;
  const { tree, root } = files.mountSource(mount);
  return `${mount.text} ${tree.stat(root) ? contentChecksum(tree, root) : ''}`;
}
