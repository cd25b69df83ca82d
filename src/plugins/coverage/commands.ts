import type { Command } from '../../cli/command/command';
import { groups, unsimulatedGroups } from '../../cli/command/groups';
import { rootWords } from '../../cli/command/rootHelp';
import { allCommands } from '../../cli/commands/all';
import type { Flag } from '../../cli/flags/flag';
import { flagTitle } from '../../cli/flags/flag';
import { code, codes } from './table';
import type { CoverageTable } from './table';

export type Status = 'exact' | 'simplified' | 'not simulated';

/** `docker image ls` and every other way to type it. */
export function commandTitle({ names }: Command): string {
  return names.map((name) => code(`docker ${name}`)).join(', ');
}

export function commandStatus(command: Command): Status {
  if (command.declaredOnly === true || command.run === undefined) return 'not simulated';
  return command.simplified === undefined ? 'exact' : 'simplified';
}

function how(command: Command): string {
  const own = command.simplified === undefined ? [] : [command.simplified];
  const flags = command.flags.flatMap((flag) => (flag.simplified === undefined ? [] : [`${code(flagTitle(flag))}: ${flag.simplified}`]));
  return [...own, ...flags].join(' ') || '–';
}

const titles = (flags: readonly Flag[]): string => codes(flags.map(flagTitle));

/** Every command that is declared, by its canonical name. */
export function commandTable(): CoverageTable {
  const rows = [...allCommands()]
    .sort((a, b) => ((a.names[0] ?? '') < (b.names[0] ?? '') ? -1 : 1))
    .map((command) => {
      const status = commandStatus(command);
      const works = status === 'not simulated' ? [] : command.flags.filter(({ simulated }) => simulated);
      const missing = status === 'not simulated' ? command.flags : command.flags.filter(({ simulated }) => !simulated);
      return [commandTitle(command), status, titles(works), titles(missing), how(command)];
    });
  return { headings: ['Command', 'Status', 'Flags that work', 'Flags not simulated', 'How it is simplified'], rows };
}

/** What Docker has and nothing here declares: using it answers one sentence. */
export function undeclaredCommands(): readonly string[] {
  const declared = new Set(allCommands().flatMap(({ names }) => names));
  const inGroups = groups.flatMap(({ name, commands }) => commands.map(([command]) => `${name} ${command}`));
  const nouns = new Set<string>([
    ...groups.map(({ name }) => name),
    ...[...declared].flatMap((name) => (name.includes(' ') ? [name.split(' ')[0] ?? ''] : [])),
  ]);
  const words = rootWords.filter((word) => !nouns.has(word));
  const nounsOnly = unsimulatedGroups.filter((noun) => !nouns.has(noun));
  return [...new Set([...inGroups, ...words, ...nounsOnly])].filter((name) => !declared.has(name)).sort();
}

export function undeclaredTable(): CoverageTable {
  return { headings: ['Command', 'Status'], rows: undeclaredCommands().map((name) => [code(`docker ${name}`), 'not simulated']) };
}
