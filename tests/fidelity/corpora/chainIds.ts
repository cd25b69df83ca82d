import type { DiffID } from '../../../src/engine/digest/digest';
import { chainIds } from '../../../src/engine/layer/chainId';
import type { CorpusCase } from './corpusCase';

/** ChainIDs of a stack of DiffIDs, base to top (image-spec config.md). */
export function chainIdCases(file: unknown): readonly CorpusCase[] {
  const { cases = [] } = file as { readonly cases?: readonly { readonly diffIds: readonly DiffID[]; readonly chainIds: unknown }[] };
  return cases.map((one) => ({ name: one.diffIds.at(-1) ?? 'no layer', wanted: one.chainIds, got: chainIds(one.diffIds) }));
}
