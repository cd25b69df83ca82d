/** Calls a declared program as just-bash calls a command. */
import type { ResolvedCommandContext } from 'just-bash';
import type { ProcessIo } from '../../engine/container/process';
import { NotSimulated } from '../programs/program';
import type { Program, ProgramContext } from '../programs/program';
import { binaryText, bytesOf, bytesText } from './binaryText';
import type { Outcome } from './eachLine';
import { PIPED, TEED } from './internalCalls';
import { NOWHERE } from './position';
import type { Position } from './position';
import { positionalVariables, quote } from './positional';
import type { Script, ScriptSystem } from './script';

type ProgramOutput = Pick<ProgramContext, 'stdout' | 'stdoutBytes'>;

export interface CallSetting {
  readonly system: ScriptSystem;
  readonly script: Script;
  readonly io: ProcessIo;
  /** Standard error of a line of the script. */
  error(text: string, line: number): void;
  stopIfCancelled(): void;
  /** Where the script reads and writes that is run next. */
  nestedAt(position: Position): void;
  /** The script ends here. */
  refused(reason: NotSimulated): void;
}

/** What a program wrote, as just-bash takes it: text, or a string of bytes as soon as something of it was no text. */
class CollectedOutput {
  #text = '';
  #bytes: string | undefined;

  readonly io: ProgramOutput = {
    stdout: (text) => {
      if (this.#bytes === undefined) this.#text += text;
      else this.#bytes += binaryText(new TextEncoder().encode(text));
    },
    stdoutBytes: (bytes) => {
      this.#bytes ??= binaryText(new TextEncoder().encode(this.#text));
      this.#bytes += binaryText(bytes);
    },
  };

  get result(): { stdout: string; stdoutKind: 'text' | 'bytes'; stdoutEncoding?: 'binary' } {
    return this.#bytes === undefined
      ? { stdout: this.#text, stdoutKind: 'text' }
      : { stdout: this.#bytes, stdoutKind: 'bytes', stdoutEncoding: 'binary' };
  }
}

/** To both, in this order. */
function both(one: ProgramOutput, other: ProgramOutput): ProgramOutput {
  return {
    stdout: (text) => {
      one.stdout(text);
      other.stdout(text);
    },
    stdoutBytes: (bytes) => {
      one.stdoutBytes(bytes);
      other.stdoutBytes(bytes);
    },
  };
}

/** `mark`: see `internalCalls.ts`. */
export async function callProgram(
  setting: CallSetting,
  program: Program,
  argv: readonly string[],
  context: ResolvedCommandContext,
  mark = '',
): Promise<Outcome> {
  const streams = /^\d/.test(mark);
  const teed = mark.includes(TEED);
  const line = streams ? Number.parseInt(mark, 10) : 1;
  const collected = new CollectedOutput();
  let stderr = '';
  const direct: ProgramOutput = {
    stdout: (text) => {
      setting.io.stdout(text);
    },
    stdoutBytes: (bytes) => {
      setting.io.stdout(new TextDecoder().decode(bytes));
    },
  };
  const output = teed ? both(direct, collected.io) : streams ? direct : collected.io;
  const io = {
    ...output,
    stderr: (text: string) => {
      if (streams) setting.error(text, line);
      else stderr += text;
    },
  };
  setting.stopIfCancelled();
  try {
    const isTerminal = mark !== '' && !mark.endsWith(PIPED);
    const exitCode = await program.run(argv, programContext(setting, context, io, { streams: streams && !teed, terminal: isTerminal }));
    setting.stopIfCancelled();
    return { ...collected.result, stderr, exitCode };
  } catch (error) {
    if (!(error instanceof NotSimulated)) throw error;
    setting.refused(error);
    return { ...collected.result, stderr, exitCode: 1 };
  }
}

/** `streams`: its output goes to the window; `terminal`: its input comes from there. */
function programContext(
  setting: CallSetting,
  context: ResolvedCommandContext,
  io: ProgramOutput & Pick<ProcessIo, 'stderr'>,
  { streams, terminal }: { readonly streams: boolean; readonly terminal: boolean },
): ProgramContext {
  const { system, script } = setting;
  const { tree, clock, cancellation, identity, hostname, userland, tty, keyboard, history, signals, network, umask, machine } = system;
  return {
    tree,
    clock,
    ...(cancellation === undefined ? {} : { cancellation }),
    workingDirectory: context.cwd,
    env: environment(script, context.exportedEnv ?? {}),
    identity,
    hostname,
    userland,
    stdin: bytesOf(bytesText(context.stdin)),
    ...(streams && tty !== undefined ? { tty } : {}),
    terminal: terminal && tty !== undefined && script.stdin.length === 0,
    ...(terminal && keyboard !== undefined ? { keyboard } : {}),
    history,
    ...(signals === undefined ? {} : { signals }),
    ...(network === undefined ? {} : { network }),
    umask,
    ...(machine === undefined ? {} : { machine }),
    // A shell begins a process for each program; without one the program is the process.
    ...(machine === undefined || !script.isShell ? {} : { pid: machine.fork() }),
    stdout: io.stdout,
    stdoutBytes: io.stdoutBytes,
    stderr: io.stderr,
    exec: async (argv, variables = {}) => {
      const [name = '', ...rest] = argv;
      if (context.exec === undefined) throw new Error('layer-by-layer: a program was called outside bash');
      const assignments = Object.entries(variables).map(([variable, value]) => `export ${variable}=${quote(value)}; `);
      setting.nestedAt(streams ? { stdin: false, stdout: true, stderr: true } : NOWHERE);
      const result = await context.exec(`${assignments.join('')}${quote(name)} "$@"`, {
        cwd: context.cwd,
        env: positionalVariables([name, ...rest]),
      });
      io.stdout(result.stdout);
      io.stderr(result.stderr);
      return result.exitCode;
    },
    descriptor: async (path) => bytesOf(await context.fs.readFile(path, 'binary')),
  };
}

/** In the order given, then what the script exported; without a shell, nothing that only a shell would have set. */
function environment(script: Script, exported: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const given = Object.keys(script.exported).filter((name) => exported[name] !== undefined);
  const added = Object.keys(exported).filter((name) => !given.includes(name) && name !== 'OLDPWD');
  const names = script.isShell ? [...given, ...added] : given;
  return Object.fromEntries(names.map((name) => [name, exported[name] ?? '']));
}
