import { describe, expect, it } from 'vitest';
import { elasticTabs } from '../../../src/cli/format/elasticTabs';

describe('tables that are padded with tabs', () => {
  it('lay the heading of a prune out with its first row (recording 29.7.2/06 step 22)', () => {
    const row = ['x'.padEnd(40), 'true ', '4.012MB   ', '1 second ago'];
    expect(elasticTabs([['ID', 'RECLAIMABLE', 'SIZE', 'LAST ACCESSED'], row])).toBe(
      `ID\t\t\t\t\t\tRECLAIMABLE\tSIZE\t\tLAST ACCESSED\n${'x'.padEnd(40)}\ttrue \t\t4.012MB   \t1 second ago\n`,
    );
    expect(elasticTabs([row])).toBe(`${'x'.padEnd(40)}\ttrue \t4.012MB   \t1 second ago\n`);
  });
});
