import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/engine/digest/digest';
import type { DiffID } from '../../../src/engine/digest/digest';
import { chainId } from '../../../src/engine/layer/chainId';
import { describeCorpus } from '../../fidelity/corpora/describeCorpus';

describeCorpus('chain-id', 'ChainIDs agree with Docker');

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
