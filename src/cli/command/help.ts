import { flagUsages } from '../flags/usage';
import type { Command } from './command';
import type { Group } from './group';
import { usageLine } from './usageLine';

/** Columns that help wraps to when output is no terminal (docker/cli `wrappedFlagUsages`, which takes one off). */
const DEFAULT_COLUMNS = 80;

export function commandHelp(command: Command, path: string, columns = DEFAULT_COLUMNS): string {
  const aliases = command.aliasLine === undefined ? '' : `\nAliases:\n  ${command.aliasLine}\n`;
  const options = command.flags.length === 0 ? '' : `\nOptions:\n${flagUsages(command.flags, columns - 1)}`;
  return `Usage:  ${usageLine(command, path)}\n\n${command.summary}\n${aliases}${options}`;
}

export function groupHelp(group: Group): string {
  const path = `docker ${group.name}`;
  return (
    `Usage:  ${path} COMMAND\n\n${group.description ?? group.summary}\n\nCommands:\n${listing(group.commands)}` +
    `\nRun '${path} COMMAND --help' for more information on a command.\n`
  );
}

/** Names in a column of at least eleven, then what each does (cobra's `namePadding`). */
export function listing(rows: readonly (readonly [name: string, summary: string])[]): string {
  return rows.map(([name, summary]) => `  ${name.padEnd(11)} ${summary}\n`).join('');
}
