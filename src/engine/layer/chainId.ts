import { digestOf } from '../digest/digest';
import type { ChainID, DiffID } from '../digest/digest';

/** ChainID of one more layer on a stack (image-spec config.md, Layer ChainID): of the base it is the DiffID itself. */
export function chainIdOn(below: ChainID | undefined, diffId: DiffID): ChainID {
  // The three kinds of digest differ in what they are of, not in form.
  return (below === undefined ? diffId : digestOf(`${below} ${diffId}`)) as string as ChainID;
}

const chains = new WeakMap<readonly DiffID[], readonly ChainID[]>();

/** ChainIDs of every stack, base to top: as many as there are layers. Remembered for each list, which must not change. */
export function chainIds(diffIds: readonly DiffID[]): readonly ChainID[] {
  const known = chains.get(diffIds);
  if (known !== undefined) {
    return known;
  }
  const chain: ChainID[] = [];
  for (const diffId of diffIds) {
    chain.push(chainIdOn(chain.at(-1), diffId));
  }
  chains.set(diffIds, chain);
  return chain;
}

/** ChainID of the whole stack; undefined for no layers. */
export function chainId(diffIds: readonly DiffID[]): ChainID | undefined {
  return chainIds(diffIds).at(-1);
}
