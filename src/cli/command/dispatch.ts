import { EngineError } from '../../engine/errors';
import { FileError } from '../../engine/filetree/tree';
import { parseFlags } from '../flags/parse';
import type { FlagValues } from '../flags/values';
import { versionLine } from '../commands/version';
import { argumentsProblem } from './arguments';
import type { Command, Invocation } from './command';
import { findCommand } from './commandSet';
import type { CommandSet } from './commandSet';
import { CommandFailure, engineFailure, notSimulated, usageFailure } from './failure';
import { globalFlags } from './globalFlags';
import { loadGuide } from './loadGuide';
import { usageLine } from './usageLine';

export type Surroundings = Omit<Invocation, 'flags' | 'args' | 'path'>;

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
  const [first, ...rest] = parsed.args;
  if (first !== undefined && !parsed.help) refuseUnsimulated(globalFlags(home), parsed.values);
  if (parsed.help || first === undefined || (first === 'help' && rest.length === 0)) {
    const { rootHelp } = await loadGuide();
    (parsed.help || first === 'help' ? io.stdout : io.stderr)(rootHelp(home, tty?.columns));
    return 0;
  }
  if (first === 'help') return fromRoot(sets, [...rest, '--help'], surroundings);
  const found = await findCommand(sets, parsed.args);
  if (found !== undefined) return invoke(found.command, found.path, found.words, surroundings);
  return (await loadGuide()).withoutCommand(first, rest, io);
}

async function invoke(command: Command, path: string, words: readonly string[], surroundings: Surroundings): Promise<number> {
  const parsed = parseFlags(command.flags, words, { interspersed: command.interspersed ?? true });
  const usage = usageLine(command, path);
  if (!parsed.ok) throw usageFailure(parsed.error, usage, path);
  if (parsed.help || parsed.values.bool('help')) {
    const { commandHelp } = await loadGuide();
    surroundings.io.stdout(commandHelp(command, path, surroundings.tty?.columns));
    return 0;
  }
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
