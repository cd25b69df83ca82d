import type { Command } from './command';

/** Commands that are loaded together, and how they are typed: enough to know which of them a line means. */
export interface CommandSet {
  /** Every way to type one of them after `docker`, further spellings too. */
  readonly words: readonly string[];
  /** Errors: `part-not-loaded`; asking again tries again. */
  load(): Promise<readonly Command[]>;
}

export function wordsOf(commands: readonly Command[]): readonly string[] {
  return commands.flatMap(({ names, aliases = {} }) => [...names, ...Object.keys(aliases)]);
}

/** The command that the first one to three words name, its path as printed, and the words after it. */
export async function findCommand(
  sets: readonly CommandSet[],
  words: readonly string[],
): Promise<{ readonly command: Command; readonly path: string; readonly words: readonly string[] } | undefined> {
  for (const count of [3, 2, 1]) {
    if (words.length < count) continue;
    const typed = words.slice(0, count).join(' ');
    const commands = await sets.find((set) => set.words.includes(typed))?.load();
    const command = commands?.find(({ names, aliases }) => names.includes(aliases?.[typed] ?? typed));
    if (command === undefined) continue;
    return { command, path: command.plugin?.path ?? `docker ${command.aliases?.[typed] ?? typed}`, words: words.slice(count) };
  }
  return undefined;
}
