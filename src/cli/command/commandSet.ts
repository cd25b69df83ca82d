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

export interface FoundCommand {
  readonly command: Command;
  /** As printed. */
  readonly path: string;
  /** After the command's own. */
  readonly words: readonly string[];
}

/** The command that the first one to three words name; only its set is loaded. */
export async function findCommand(sets: readonly CommandSet[], words: readonly string[]): Promise<FoundCommand | undefined> {
  for (const typed of namesIn(words)) {
    const commands = await sets.find((set) => set.words.includes(typed))?.load();
    const found = commands && commandIn(commands, words);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same among commands that are loaded. */
export function commandIn(commands: readonly Command[], words: readonly string[]): FoundCommand | undefined {
  for (const typed of namesIn(words)) {
    const command = commands.find(({ names, aliases }) => names.includes(aliases?.[typed] ?? typed));
    if (command === undefined) continue;
    const path = command.plugin?.path ?? `docker ${command.aliases?.[typed] ?? typed}`;
    return { command, path, words: words.slice(typed.split(' ').length) };
  }
  return undefined;
}

/** What a command may be called by the first words of a line, the longest name first. */
function namesIn(words: readonly string[]): readonly string[] {
  return [3, 2, 1].filter((count) => words.length >= count).map((count) => words.slice(0, count).join(' '));
}
