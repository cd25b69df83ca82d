/** Runs one script in just-bash on a file tree. The one place that loads just-bash, and only when a script is run. */
import type { Bash, Command, ResolvedCommandContext, StatementNode } from 'just-bash';
import type { ProcessIo } from '../../engine/container/process';
import { loadPart } from '../../engine/onFirstUse';
import { NotSimulated } from '../programs/program';
import type { Program, ProgramContext } from '../programs/program';
import type { Channel } from './channels';
import { TreeFileSystem, resolvePath } from './fileSystem';
import { failedWrite } from './fullDevice';
import { BASH_COMMANDS, LIBRARY_BUILTINS } from './commandNames';
import { withoutChance } from './deterministic';
import { EXECUTION_LIMITS } from './limits';
import { statementOf } from './nodes';
import { NotHeldFiles } from './notHeld';
import { refusal } from './openable';
import {
  BECOME,
  DISPATCHER,
  END,
  FULL,
  GUARD,
  PIPED,
  STATUS_OF,
  TIMER,
  definitionStatement,
  endStatement,
  rewriteScript,
  statusStatements,
} from './streaming';
import type { FileAccess, Script, ScriptResult, ScriptSystem } from './script';
import { cleanTrace, keptOptions, settingCommand } from './settings';
import type { TypedMode } from './typedInput';

type ProgramOutput = Pick<ProgramContext, 'stdout' | 'stdoutBytes'>;

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

function binaryText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
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

function positionalVariables(positional: readonly string[] | undefined): Record<string, string> {
  if (positional === undefined) return {};
  const [name = 'sh', ...rest] = positional;
  // just-bash keeps positional parameters among its variables, under these names.
  const variables: Record<string, string> = { '0': name, '#': String(rest.length), '@': rest.join(' '), '*': rest.join(' ') };
  rest.forEach((value, index) => {
    variables[String(index + 1)] = value;
  });
  return variables;
}

/** One run of one script: owns the bash, the streams and what went wrong. */
class ScriptRun {
  readonly #notHeld = new NotHeldFiles();
  readonly #abort = new AbortController();
  readonly #timers: number[] = [];
  #notSimulated: NotSimulated | undefined;
  /** Something was written to /dev/full. */
  #overflowed = false;
  #outermost = true;
  #reachedEnd = false;
  /** Ctrl-C was pressed while a command read. */
  #interrupted = false;

  constructor(
    readonly system: ScriptSystem,
    readonly script: Script,
    readonly io: ProcessIo,
  ) {}

  #output(channel: Channel, text: string): void {
    if (text === '') return;
    if (channel.stream === 'stderr') this.#error(text, channel.line);
    else if (channel.stream === 'stdout') this.io.stdout(text);
    else this.#overflowed = true;
  }

  #error(text: string, line: number): void {
    if (text === '') return;
    const limited = cleanTrace(text).replace(/^(?:bash: )?(.*), increase executionLimits\.\w+$/gm, 'layer-by-layer: stopped: $1');
    this.io.stderr(this.#notHeld.explain(this.system.messages(limited, line), this.script.workingDirectory));
  }

  /** What a command reads from the terminal. Ctrl-C ends the script. */
  async #typed(mode: TypedMode): Promise<string> {
    const { readLine, cancellation } = this.system;
    let text = '';
    while (readLine !== undefined && cancellation?.cancelled !== true && !this.#interrupted) {
      const typed = await readLine({
        prompt: '',
        history: [],
        status: 0,
        complete: (_line, cursor) => Promise.resolve({ from: cursor, candidates: [] }),
        ...(mode === 'hidden' ? { hidden: true } : {}),
      });
      if (typed.kind === 'interrupt') {
        this.#interrupted = true;
        this.#abort.abort();
        return '';
      }
      if (typed.kind === 'end-of-file') break;
      const line = `${typed.text}\n`;
      if (mode === 'line' || mode === 'hidden') return line;
      if (mode === 'echo' || mode === 'tee') this.io.stdout(line);
      if (mode !== 'echo') text += line;
    }
    this.#stopIfCancelled();
    return text;
  }

  #stopIfCancelled(): void {
    if (this.system.cancellation?.cancelled === true) this.#abort.abort();
  }

  #programContext(
    context: ResolvedCommandContext,
    env: Readonly<Record<string, string>>,
    io: ProgramOutput & Pick<ProcessIo, 'stderr'>,
    outside: boolean,
    terminal: boolean,
  ): ProgramContext {
    const { tree, clock, cancellation, identity, hostname, userland, tty, keyboard, history, signals, network, umask, machine } =
      this.system;
    return {
      tree,
      clock,
      ...(cancellation === undefined ? {} : { cancellation }),
      workingDirectory: context.cwd,
      env,
      identity,
      hostname,
      userland,
      // A ByteString is a string of bytes; the library's own accessor is not in its browser bundle.
      stdin: bytesOf(context.stdin as unknown as string),
      ...(outside && tty !== undefined ? { tty } : {}),
      terminal: terminal && tty !== undefined && this.script.stdin.length === 0,
      ...(outside && terminal && keyboard !== undefined ? { keyboard } : {}),
      history,
      ...(signals === undefined ? {} : { signals }),
      ...(network === undefined ? {} : { network }),
      umask,
      ...(machine === undefined ? {} : { machine }),
      // A shell begins a process for each program; without one the program is the process.
      ...(machine === undefined || !this.script.isShell ? {} : { pid: machine.fork() }),
      stdout: io.stdout,
      stdoutBytes: io.stdoutBytes,
      stderr: io.stderr,
      exec: async (argv, variables = {}) => {
        const [name = '', ...rest] = argv;
        if (context.exec === undefined) throw new Error('layer-by-layer: a program was called outside bash');
        const assignments = Object.entries(variables).map(([variable, value]) => `export ${variable}=${quote(value)}; `);
        const result = await context.exec(`${assignments.join('')}${quote(name)} "$@"`, {
          cwd: context.cwd,
          env: positionalVariables([name, ...rest]),
        });
        io.stdout(result.stdout);
        io.stderr(result.stderr);
        return result.exitCode;
      },
    };
  }

  /** In the order given, then what the script exported; without a shell, nothing that only a shell would have set. */
  #environment(exported: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const given = Object.keys(this.script.exported).filter((name) => exported[name] !== undefined);
    const added = Object.keys(exported).filter((name) => !given.includes(name) && name !== 'OLDPWD');
    const names = this.script.isShell ? [...given, ...added] : given;
    return Object.fromEntries(names.map((name) => [name, exported[name] ?? '']));
  }

  /** `mark` is the line of a call whose output may stream, with `PIPED` where its input does not come from outside; `TERMINAL` where only that does; or ''. */
  async #call(
    program: Program,
    argv: readonly string[],
    context: ResolvedCommandContext,
    mark = '',
  ): Promise<{ stdout: string; stderr: string; exitCode: number }> {
    const env = this.#environment(context.exportedEnv ?? {});
    const streams = /^\d/.test(mark);
    const output = new CollectedOutput();
    let stderr = '';
    const collected = {
      ...output.io,
      stderr: (text: string) => {
        stderr += text;
      },
    };
    const line = streams ? Number.parseInt(mark, 10) : 1;
    const terminal = mark !== '' && !mark.endsWith(PIPED);
    const direct = {
      stdout: (text: string) => {
        this.io.stdout(text);
      },
      stdoutBytes: (bytes: Uint8Array) => {
        this.io.stdout(new TextDecoder().decode(bytes));
      },
      stderr: (text: string) => {
        this.#error(text, line);
      },
    };
    this.#stopIfCancelled();
    try {
      const exitCode = await program.run(argv, this.#programContext(context, env, streams ? direct : collected, streams, terminal));
      this.#stopIfCancelled();
      return { ...output.result, stderr, exitCode };
    } catch (error) {
      if (!(error instanceof NotSimulated)) throw error;
      this.#notSimulated ??= error;
      this.#abort.abort();
      return { ...output.result, stderr, exitCode: 1 };
    }
  }

  #guard(
    [access = '', line = '1', path = '']: readonly string[],
    workingDirectory: string,
  ): { stdout: string; stderr: string; exitCode: number } {
    const mode: FileAccess = access === 'read' ? 'read' : 'write';
    const reason = refusal(this.system.tree, this.system.identity, mode, resolvePath(workingDirectory, path));
    if (reason === undefined) return { stdout: '', stderr: '', exitCode: 0 };
    const { message, exitCode } = this.system.cannotOpen(mode, path, reason, Number(line));
    return { stdout: '', stderr: message, exitCode };
  }

  #full([status = '0', name = '', ...words]: readonly string[]): { stdout: string; stderr: string; exitCode: number } {
    const failed = this.#overflowed ? failedWrite(name, words) : undefined;
    this.#overflowed = false;
    return { stdout: '', stderr: failed?.text ?? '', exitCode: failed?.exitCode ?? Number(status) };
  }

  #timer(argument: string): { stdout: string; stderr: string; exitCode: number } {
    const now = this.system.clock.now();
    if (argument === 'start') {
      this.#timers.push(now);
      return { stdout: '', stderr: '', exitCode: 0 };
    }
    const seconds = (now - (this.#timers.pop() ?? now)) / 1000;
    const real = `${String(Math.floor(seconds / 60))}m${(seconds % 60).toFixed(3)}s`;
    return { stdout: '', stderr: `\nreal\t${real}\nuser\t0m0.000s\nsys\t0m0.000s\n`, exitCode: Number(argument) };
  }

  /** A script of the tree that bears the name of a declared program. */
  async #nested(
    path: string,
    args: readonly string[],
    context: ResolvedCommandContext,
  ): Promise<{ stdout: string; stderr: string; exitCode: number }> {
    if (context.exec === undefined) throw new Error('layer-by-layer: a script was called outside bash');
    const result = await context.exec(`${quote(path)} "$@"`, { cwd: context.cwd, env: positionalVariables([path, ...args]) });
    return { stdout: result.stdout, stderr: result.stderr, exitCode: result.exitCode };
  }

  #commands(): Command[] {
    const dispatcher: Command = {
      name: DISPATCHER,
      execute: async ([mark = '', name = '', ...rest], context) => {
        if (name === GUARD) return this.#guard(rest, context.cwd);
        if (name === BECOME) {
          this.system.machine?.become(rest);
          return { stdout: '', stderr: '', exitCode: 0 };
        }
        if (name === STATUS_OF) return { stdout: '', stderr: '', exitCode: Number(rest[0] ?? 0) };
        if (name === FULL) return this.#full(rest);
        if (name === TIMER) return this.#timer(rest[0] ?? '');
        if (name === END) {
          this.#reachedEnd = true;
          return { stdout: '', stderr: '', exitCode: Number(rest[0] ?? 0) };
        }
        const found = this.system.find(name, context.cwd, context.exportedEnv ?? {});
        if ('message' in found) return { stdout: '', stderr: found.message, exitCode: found.exitCode };
        if ('script' in found) return this.#nested(found.script, rest, context);
        return this.#call(found, [name, ...rest], context, mark);
      },
    };
    const direct = [...this.system.programs.values()].map((program): Command => ({
      name: program.name,
      execute: (args, context) => this.#call(program, [program.name, ...args], context),
    }));
    return [dispatcher, ...direct];
  }

  #install(bash: Bash): void {
    const functions = this.script.functions;
    bash.registerTransformPlugin({
      name: 'layer-by-layer',
      transform: ({ ast }) => {
        const outermost = this.#outermost;
        this.#outermost = false;
        const earlier = functions === undefined ? [] : [...functions.values()].map(definitionStatement);
        const before = outermost ? [...earlier, ...this.#settings()] : [];
        const rewritten = rewriteScript(withoutChance(ast, this.system.clock.now()), {
          isProgram: (name) => this.system.programs.has(name),
          streams: outermost,
          reads: outermost && this.system.readLine !== undefined && this.script.stdin.length === 0,
          ...(outermost && this.script.endsInProgram === true ? { replacesShell: this.#isProgram } : {}),
          ...(outermost && functions !== undefined ? { defined: (definition) => functions.set(definition.name, definition) } : {}),
        });
        return {
          ast: {
            ...rewritten,
            statements: [...before, ...rewritten.statements, ...(outermost && this.script.isTyped === true ? [endStatement()] : [])],
          },
        };
      },
    });
  }

  /** With `set -e`, `$?` is lost: a line that begins with another than 0 would end at once. */
  #settings(): readonly StatementNode[] {
    const { options = [], status = 0 } = this.script;
    const set = options.length === 0 ? [] : [statementOf(settingCommand(options))];
    return options.includes('errexit') ? set : [...set, ...statusStatements(status)];
  }

  readonly #isProgram = (name: string): boolean => this.system.programs.has(name) || BASH_COMMANDS.some((command) => command === name);

  async run(): Promise<ScriptResult> {
    const { Bash } = await loadLibrary();
    const { tree, clock, identity, umask } = this.system;
    const fs = new TreeFileSystem({
      tree,
      clock,
      identity,
      umask,
      output: (channel, text) => {
        this.#output(channel, text);
      },
      typed: (mode) => this.#typed(mode),
      isVirtual: (path) => path === `/bin/${DISPATCHER}` || this.system.isVirtual(path),
      stubFor: (path) => `/bin/${DISPATCHER} '' ${quote(path)} "$@"\n`,
      notHeld: (path) => {
        this.#notHeld.add(path);
      },
    });
    const bash = new Bash({
      fs,
      cwd: this.script.workingDirectory,
      env: { ...this.script.exported },
      commands: [...BASH_COMMANDS, ...LIBRARY_BUILTINS],
      customCommands: this.#commands(),
      executionLimits: EXECUTION_LIMITS,
      // The scripts cannot reach the host, and the patched globals would also meet our own programs.
      defenseInDepth: false,
      sleep: async (ms) => {
        await clock.sleep(ms);
        this.#stopIfCancelled();
      },
      processInfo: { pid: 1, ppid: 0, uid: identity.uid, gid: identity.gid },
    });
    this.#install(bash);
    const result = await bash.exec(this.script.text, {
      env: { ...this.script.variables, HOSTNAME: this.system.hostname, ...positionalVariables(this.script.positional) },
      stdin: binaryText(this.script.stdin),
      stdinKind: 'bytes',
      rawScript: true,
      signal: this.#abort.signal,
    });
    if (result.stdout !== '') this.io.stdout(result.stdout);
    const options = keptOptions(result.env['SHELLOPTS']);
    if (this.#notSimulated !== undefined)
      return { exitCode: 1, variables: result.env, options, notSimulated: this.#notSimulated, left: false };
    const cancelled = this.#interrupted || this.system.cancellation?.cancelled === true;
    if (!cancelled) this.#error(result.stderr, 1);
    // 128 + SIGINT, as bash reports an interrupted command.
    return {
      exitCode: cancelled ? 130 : result.exitCode,
      variables: result.env,
      options,
      // What does not parse was never begun.
      left: this.script.isTyped === true && !this.#outermost && !this.#reachedEnd && !cancelled,
    };
  }
}

function quote(text: string): string {
  return `'${text.split("'").join("'\\''")}'`;
}

/** Bash itself, by far the largest part; a caller that must not fail half-way asks for it first. Errors: `part-not-loaded`. */
export function loadLibrary(): Promise<typeof import('just-bash')> {
  return loadPart(() => import(/* webpackChunkName: "bash" */ 'just-bash'));
}

/**
 * Output streams while the script runs, except what a pipe, a substitution or a nested script has collected first. Throws only when
 * just-bash itself fails.
 */
export function runScript(system: ScriptSystem, script: Script, io: ProcessIo): Promise<ScriptResult> {
  return new ScriptRun(system, script, io).run();
}
