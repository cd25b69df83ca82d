import type { PlanReason } from './buildPlan';
import { contentChecksum } from './cacheKey';
import type { CacheKey } from './cacheKey';
import type { EngineInternals } from '../internals';
import { walk } from '../filetree/walk';
import type { SourceFiles } from './sourceFiles';
import type { Step } from './step';

/** Checksums of the files that a COPY or ADD took from the context, by path. */
export type SourceChecksums = Readonly<Record<string, string>>;

/** What is known of a step done before on the same parent. */
type Remembered =
  | { readonly kind: 'never' }
  | { readonly kind: 'other-instruction' }
  | { readonly kind: 'same-instruction'; readonly files: SourceChecksums };

type Stores = Pick<EngineInternals, 'buildCache'>;

/** Notes, when a step has been done, what is needed to say later why it is not cached any more. */
export function rememberReason(stores: Stores, step: Step, parent: CacheKey, files: SourceFiles): void {
  const facts = { ...checksumsOf(step, files), [INSTRUCTION]: instructionOf(step) };
  const key = reasonKey(parent);
  stores.buildCache.set(key, { key, chainId: undefined, created: 0, facts });
}

function rememberedSources(stores: Stores, step: Step, parent: CacheKey | undefined): Remembered {
  const facts = parent === undefined ? undefined : stores.buildCache.get(reasonKey(parent))?.facts;
  if (facts === undefined) return { kind: 'never' };
  const { [INSTRUCTION]: instruction, ...files } = facts;
  return instruction === instructionOf(step) ? { kind: 'same-instruction', files } : { kind: 'other-instruction' };
}

/** Paths, absolute in the context, that were added, removed or changed since; sorted. */
function changedSources(before: SourceChecksums, step: Step, files: SourceFiles): readonly string[] {
  const now = checksumsOf(step, files);
  const paths = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...paths].filter((path) => before[path] !== now[path]).sort();
}

/** Why a step on a cached parent is not cached itself. Asked before `rememberReason`. */
export function reasonToRun(stores: Stores, step: Step, parent: CacheKey | undefined, files: SourceFiles): PlanReason {
  const before = rememberedSources(stores, step, parent);
  if (before.kind === 'never') return { kind: 'new' };
  if (before.kind === 'other-instruction') return { kind: 'instruction-changed' };
  const paths = changedSources(before.files, step, files);
  return paths.length > 0 ? { kind: 'files-changed', paths } : { kind: 'instruction-changed' };
}

/** No path in a context is empty. */
const INSTRUCTION = '';

function reasonKey(parent: CacheKey): string {
  return `reason ${parent}`;
}

function instructionOf(step: Step): string {
  if (step.kind !== 'run') return step.createdBy;
  return JSON.stringify([step.createdBy, [...step.env].sort(), step.workingDirectory, step.user, step.mounts.map(({ text }) => text)]);
}

function checksumsOf(step: Step, files: SourceFiles): Record<string, string> {
  const found: Record<string, string> = {};
  if (step.kind !== 'copy') return found;
  for (const source of step.sources) {
    if (source.kind !== 'context') continue;
    const tree = files.tree(source);
    for (const path of files.paths(source)) {
      if (tree.stat(path)?.type !== 'directory') found[path] = contentChecksum(tree, path);
      else
        for (const inner of walk(tree, tree.realPath(path)))
          if (inner.node.type !== 'directory') found[inner.path] = contentChecksum(tree, inner.path);
    }
  }
  return found;
}
