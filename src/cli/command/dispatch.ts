import { EngineError } from '../../engine/errors';
import { FileError } from '../../engine/filetree/tree';
import { parseFlags } from '../flags/parse';
import type { FlagValues } from '../flags/values';
import { versionLine } from '../commands/version';
import { argumentsProblem } from './arguments';
import type { Command, Invocation } from './command';
import { findCommand } from './commandSet';
import type { CommandSet } from './commandSet';
import { CommandFailure, engineFailure, notSimulated } from './failure';
import type { Group } from './group';
import { groups, unsimulatedGroups } from './groups';
import { commandHelp, groupHelp, usageLine } from './help';
import { globalFlags, rootHelp, rootWords } from './rootHelp';

export type Surroundings = Omit<Invocation, 'flags' | 'args' | 'path'>;

const USAGE_EXIT = 125;
const ROOT_USAGE = 'docker [OPTIONS] COMMAND [ARG...]';

/** Runs the words after `docker`. Never rejects: every failure becomes a text and an exit code. */
export async function dispatch(sets: readonly CommandSet[], words: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    return await fromRoot(sets, words, surroundings);
  } catch (error) {
    const failure = asFailure(error);
    if (failure.message !== '') surroundings.io.stderr(`${failure.message}\n`);
    if (failure.notice !== undefined) surroundings.io.stderr(`layer-by-layer: ${failure.notice}\n`);
    return failure.exitCode;
  }
}

function asFailure(error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  if (error instanceof EngineError) return engineFailure(error);
  if (error instanceof FileError && error.code === 'NOBYTES') {
    return notSimulated(`the bytes of ${error.path} are not on this site: it is a recorded fact of a catalogue image.`);
  }
  const message = error instanceof Error ? error.message : String(error);
  return new CommandFailure(`layer-by-layer: this command failed inside the simulation: ${message}`, 70);
}

async function fromRoot(sets: readonly CommandSet[], words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { io, env, engine, tty } = surroundings;
  const home = env.HOME ?? '/root';
  const parsed = parseFlags(globalFlags(home), words, { interspersed: false });
  if (!parsed.ok) throw usageFailure(parsed.error, ROOT_USAGE, 'docker');
  if (parsed.values.bool('version')) {
    io.stdout(versionLine(engine.profile));
    return 0;
  }
  // Without a command the help is a complaint and goes to standard error (recording 29.7.2/02 steps 19 and 110).
  if (parsed.help) return told(io.stdout, rootHelp(home, tty?.columns));
  const [first, ...rest] = parsed.args;
  if (first === undefined) return told(io.stderr, rootHelp(home, tty?.columns));
  refuseUnsimulated(globalFlags(home), parsed.values);
  if (first === 'help')
    return rest.length === 0 ? told(io.stdout, rootHelp(home, tty?.columns)) : fromRoot(sets, [...rest, '--help'], surroundings);
  const found = await findCommand(sets, parsed.args);
  if (found !== undefined) return invoke(found.command, found.path, found.words, surroundings);
  return inGroup(first, rest, surroundings);
}

function inGroup(first: string, rest: readonly string[], { io }: Surroundings): Promise<number> {
  const group = groups.find((one) => one.name === first);
  if (group === undefined) {
    if (first === 'buildx' && (rest.length === 0 || rest[0]?.startsWith('-') === true))
      throw notSimulated(
        'the list of commands of "docker buildx" is not simulated; build, du, imagetools inspect, ls and prune are there.',
      );
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

function invoke(command: Command, path: string, words: readonly string[], surroundings: Surroundings): Promise<number> {
  const parsed = parseFlags(command.flags, words, { interspersed: command.interspersed ?? true });
  const usage = usageLine(command, path);
  if (!parsed.ok) throw usageFailure(parsed.error, usage, path);
  if (parsed.help || parsed.values.bool('help')) return told(surroundings.io.stdout, commandHelp(command, path, surroundings.tty?.columns));
  const problem = argumentsProblem(command.arguments, parsed.args.length, path, usage);
  if (problem !== undefined) throw new CommandFailure(command.plugin === undefined ? problem : `ERROR: ${problem}`);
  const invocation: Invocation = { ...surroundings, flags: parsed.values, args: parsed.args, path };
  command.check?.(invocation);
  if (command.declaredOnly !== true) refuseUnsimulated(command.flags, parsed.values);
  if (command.run === undefined) throw notSimulated(`"${path}" is not simulated.`);
  return command.run(invocation);
}

function refuseUnsimulated(flags: Command['flags'], values: FlagValues): void {
  const used = flags.filter((flag) => !flag.simulated && values.changed(flag.name));
  if (used.length === 0) return;
  const names = used.map((flag) => `--${flag.name}`);
  const list = names.length === 1 ? `the flag ${names[0] ?? ''} is` : `the flags ${names.join(', ')} are`;
  throw notSimulated(`${list} not simulated.`);
}

function usageFailure(error: string, usage: string, path: string): CommandFailure {
  return new CommandFailure(`${error}\n\nUsage:  ${usage}\n\nRun '${path} --help' for more information`, USAGE_EXIT);
}

function told(write: (text: string) => void, text: string): Promise<number> {
  write(text);
  return Promise.resolve(0);
}
