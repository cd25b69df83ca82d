import { describe, expect, it } from 'vitest';
import { tabwriter } from '../../../src/cli/format/tabwriter';
import { describeCorpus } from '../../fidelity/corpora/describeCorpus';

describeCorpus('cli-formatter', 'ports, commands and whole tables are printed as docker/cli prints them');

describe('tabwriter', () => {
  it('gives a column its longest cell plus three, at least ten, and does not pad the last', () => {
    expect(tabwriter('A\tBB\tC\nlonger than ten\tb\tc\n')).toBe('A                 BB        C\nlonger than ten   b         c\n');
  });
});
