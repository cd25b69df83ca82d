import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/engine/digest/digest';
import type { DiffID } from '../../../src/engine/digest/digest';
import { chainId, chainIds } from '../../../src/engine/layer/chainId';

const corpus = '../shared/fidelity/corpora/chain-id-cases.json';

describe.skipIf(!existsSync(corpus))('ChainIDs agree with Docker (skipped where the shared corpus is absent)', () => {
  it('for every recorded stack', () => {
    const { cases } = JSON.parse(readFileSync(corpus, 'utf8')) as { cases: { diffIds: DiffID[]; chainIds: string[] }[] };
    for (const { diffIds, chainIds: recorded } of cases) {
      expect(chainIds(diffIds)).toEqual(recorded);
    }
  });
});

describe('a ChainID', () => {
  it('of one layer is its DiffID, of no layer is nothing', () => {
    const base = digestOf('base') as string as DiffID;
    expect(chainId([base])).toBe(base);
    expect(chainId([])).toBeUndefined();
  });

  it('depends on what is below', () => {
    const [a, b] = ['a', 'b'].map((text) => digestOf(text) as string as DiffID) as [DiffID, DiffID];
    expect(chainId([a, b])).not.toBe(chainId([b, a]));
  });
});
