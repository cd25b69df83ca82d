import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/cli/command/commandSet';
import { allCommands } from '../../src/cli/commands/all';
import { commandIndex } from '../../src/cli/commands/commandIndex';

describe('the index of commands', () => {
  it('has for every set exactly the words of its commands', async () => {
    for (const set of commandIndex) expect([...set.words].sort()).toEqual([...new Set(wordsOf(await set.load()))].sort());
  });

  it('has every command in one set', async () => {
    const sets = await Promise.all(commandIndex.map((set) => set.load()));
    expect(new Set(sets.flat())).toEqual(new Set(allCommands()));
    expect(sets.flat()).toHaveLength(allCommands().length);
  });
});
