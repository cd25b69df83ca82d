import { parseFlags } from '../flags/parse';
import type { ProgramIo } from '../program';
import { CommandFailure, notSimulated, usageFailure } from './failure';
import type { Group } from './group';
import { groups, unsimulatedGroups } from './groups';
import { groupHelp } from './help';
import { rootWords } from './rootHelp';

/** Commands of Buildx 0.36, whose answer to any other is its own (docker/buildx, commands/root.go). */
const BUILDX =
  'bake build create dap debug dial-stdio du history imagetools inspect install ls policy prune rm stop uninstall use version'.split(' ');

/** Answers words that name no command: the help of a noun, or what is wrong. The exit code. */
export function withoutCommand(first: string, rest: readonly string[], io: ProgramIo): number {
  const group = groups.find((one) => one.name === first);
  if (group === undefined) {
    if (first === 'buildx' && (rest.length === 0 || rest[0]?.startsWith('-') === true))
      throw notSimulated(
        'the list of commands of "docker buildx" is not simulated; build, du, imagetools inspect, ls and prune are there.',
      );
    if (first === 'buildx' && !BUILDX.includes(rest[0] ?? '')) {
      const notice = 'docker buildx prints the list of its commands before that, which is not simulated.';
      throw new CommandFailure(`ERROR: unknown command: "${rest[0] ?? ''}"`, 1, notice);
    }
    if (unsimulatedGroups.includes(first) || rootWords.includes(first))
      throw notSimulated(`"docker ${[first, ...rest.slice(0, 1)].join(' ')}" is not simulated.`);
    throw new CommandFailure(`docker: unknown command: docker ${first}\n\nRun 'docker --help' for more information`);
  }
  const [second] = rest;
  if (second === undefined) return told(io.stderr, groupHelp(group));
  // Also after a command that there is none of.
  if (asksForHelp(rest, group)) return told(io.stdout, groupHelp(group));
  if (second.startsWith('-')) {
    const parsed = parseFlags([], rest, { interspersed: false });
    if (!parsed.ok) throw usageFailure(parsed.error, `docker ${first} COMMAND`, `docker ${first}`);
  }
  if (group.commands.some(([name]) => name === second)) throw notSimulated(`"docker ${first} ${second}" is not simulated.`);
  throw new CommandFailure(
    `docker: unknown command: docker ${first} ${second}\n\nUsage:  docker ${first}${group.usageOfUnknown ?? ''}\n\nRun 'docker ${first} --help' for more information`,
  );
}

function asksForHelp([first = '', ...rest]: readonly string[], { commands }: Group): boolean {
  const isHelp = (word: string): boolean => word === '--help' || word === '-h';
  return isHelp(first) || (!commands.some(([name]) => name === first) && !first.startsWith('-') && rest.some(isHelp));
}

function told(write: (text: string) => void, text: string): number {
  write(text);
  return 0;
}
