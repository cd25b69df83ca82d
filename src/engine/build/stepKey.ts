import { contentChecksum, copyKey, definedKey, runKey, workdirKey } from './cacheKey';
import type { CacheKey } from './cacheKey';
import type { SourceFiles } from './sourceFiles';
import type { BuildStage } from './stageGraph';
import { sourceStages } from './step';
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
  return unlessMissing(() => stepKey(files, step, parent));
}

/**
 * What a step that takes files from other stages is known by before those are looked into: by their keys and the paths. Undefined when a
 * key is, or a source is missing.
 */
export function knownDefinitionKey(
  files: SourceFiles,
  step: Step,
  parent: CacheKey,
  stageKey: (stage: BuildStage) => CacheKey | undefined,
): CacheKey | undefined {
  const stages = sourceStages(step).map(stageKey);
  if (stages.includes(undefined)) return undefined;
  const blind = { ...step, name: '', lines: undefined, createdBy: '' };
  if (step.kind === 'run') {
    const mounts = step.mounts.map((mount) => (mount.from === undefined ? unlessMissing(() => mountKey(files, mount)) : mount.text));
    return definedKey(parent, { ...blind, mounts, proxies: [] }, stages);
  }
  if (step.kind !== 'copy') return undefined;
  const sources = unlessMissing(() =>
    step.sources.map((source) =>
      source.kind === 'stage' ? source.path : files.paths(source).map((path) => contentChecksum(files.tree(source), path)),
    ),
  );
  return sources === undefined ? undefined : definedKey(parent, { ...blind, sources }, stages);
}

function unlessMissing<T>(find: () => T): T | undefined {
  try {
    return find();
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
