import { describe, expect, it } from 'vitest';
import { ellipsis } from '../../../src/cli/format/ellipsis';
import { goQuote } from '../../../src/cli/format/goQuote';
import { displayablePorts } from '../../../src/cli/format/ports';
import type { PublishedPort } from '../../../src/cli/format/ports';
import { tabwriter } from '../../../src/cli/format/tabwriter';
import { corporaPresent, readCorpus } from './corpora';

interface Corpus {
  readonly command?: readonly { In: string; Trunc: string; NoTrunc: string }[];
  readonly displayablePorts?: readonly { Ports: readonly PublishedPort[] | null; Out: string }[];
  readonly ellipsis?: readonly { In: string; Max: number; Out: string }[];
}

describe.skipIf(!corporaPresent)('formatter parts (skipped without ../shared/fidelity/corpora)', () => {
  const corpus = readCorpus<Corpus>('cli-formatter-cases.json');

  it('shortens text to columns as docker/cli does', () => {
    for (const one of corpus.ellipsis ?? []) expect([one.In, one.Max, ellipsis(one.In, one.Max)]).toEqual([one.In, one.Max, one.Out]);
  });

  it('quotes commands as docker ps does', () => {
    for (const one of corpus.command ?? []) expect([goQuote(ellipsis(one.In, 20)), goQuote(one.In)]).toEqual([one.Trunc, one.NoTrunc]);
  });

  it('joins ports as docker ps does', () => {
    for (const one of corpus.displayablePorts ?? []) expect([one.Ports, displayablePorts(one.Ports ?? [])]).toEqual([one.Ports, one.Out]);
  });
});

describe('tabwriter', () => {
  it('gives a column its longest cell plus three, at least ten, and does not pad the last', () => {
    expect(tabwriter('A\tBB\tC\nlonger than ten\tb\tc\n')).toBe('A                 BB        C\nlonger than ten   b         c\n');
  });
});
