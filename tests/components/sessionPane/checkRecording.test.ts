import { describe, expect, it } from 'vitest';
import { checkRecording, LARGEST_RECORDING } from '../../../src/components/sessionPane/checkRecording';
import { twoCommands } from './recordings';

const changed = (change: object): string => JSON.stringify({ ...twoCommands, ...change });

describe('a recording that arrives', () => {
  it('is accepted as it was made', () => {
    expect(checkRecording(JSON.stringify(twoCommands))).toEqual(twoCommands);
  });

  it.each([
    ['is no JSON', '<!doctype html>', 'it is not JSON'],
    ['is of another version', changed({ version: 2 }), 'version: made by another version of this site'],
    ['has output that is not text', changed({ output: [{ t: 0, data: 7 }] }), 'output.0.data: '],
    [
      'has times that run backwards',
      changed({
        output: [
          { t: 5, data: '' },
          { t: 4, data: '' },
        ],
      }),
      'output: times run backwards',
    ],
    ['has a negative time', changed({ duration: -1 }), 'duration: '],
    ['has a terminal of a million columns', changed({ columns: 1_000_000 }), 'columns: '],
    ['has half an exit code', changed({ commands: [{ ...twoCommands.commands[0], exitCode: 0.5 }] }), 'commands.0.exitCode: '],
    ['has no machine', changed({ setup: { ...twoCommands.setup, machines: [] } }), 'setup.machines: '],
    ['lacks a part', changed({ setup: undefined }), 'setup: '],
    ['is too large', ' '.repeat(LARGEST_RECORDING + 1), 'it is larger than'],
  ])('is refused when it %s', (_what, json, reason) => {
    expect(() => checkRecording(json)).toThrow(reason);
  });
});
