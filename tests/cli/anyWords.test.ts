import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rootWords } from '../../src/cli/command/rootHelp';
import { runDocker } from './emptyMachine';

const word = fc.oneof(
  fc.constantFrom(
    ...rootWords,
    'ls',
    '--help',
    '-a',
    '-q',
    '-f',
    '--format',
    '{{.ID}}',
    '{{',
    '--filter',
    'dangling=true',
    '--',
    '-',
    'a:b',
    '@',
  ),
  fc.string({ maxLength: 6 }),
);

describe('docker with any words', () => {
  it('ends with an exit code and says something when it fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 5 }), async (words) => {
        const ran = await runDocker(words);
        expect(Number.isInteger(ran.exit)).toBe(true);
        if (ran.exit !== 0) expect(ran.stdout + ran.stderr).not.toBe('');
        // 70 would be a fault of ours; the fake daemon refuses work, which is not.
        if (ran.exit === 70) expect(ran.stderr).toContain('asked the daemon to work');
      }),
      { numRuns: 400 },
    );
  });
});
