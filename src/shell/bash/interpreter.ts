/** Runs one script in just-bash on a file tree. The one place that loads just-bash, and only when a script is run. */
import type { Command, ResolvedCommandContext } from 'just-bash';
import type { ProcessIo } from '../../engine/container/process';
import { loadPart } from '../../engine/onFirstUse';
import { NotSimulated } from '../programs/program';
import { binaryText, bytesText } from './binaryText';
import type { Channel } from './channels';
import { BASH_COMMANDS, LIBRARY_BUILTINS } from './commandNames';
import { answerEachLine } from './eachLine';
import type { Outcome } from './eachLine';
import { TreeFileSystem } from './fileSystem';
import { withTypedNames, withoutVariants } from './functionVariants';
import { BACKGROUND, BECOME, DISPATCHER, EACH_LINE, END, FULL, GUARD, RUN_FILE, STATUS_OF, TIMER } from './internalCalls';
import { Timers, exits, fullDevice, openGuard } from './internalCommands';
import { EXECUTION_LIMITS } from './limits';
import { declarationsIn } from './keptState';
import { interpreterOf } from './nestedScript';
import { NotHeldFiles } from './notHeld';
import { resolvePath } from './paths';
import { placeOf } from './position';
import type { Position } from './position';
import { positionalVariables, quote } from './positional';
import { callProgram } from './programCall';
import { isShell } from './programFile';
import type { Script, ScriptResult, ScriptSystem } from './script';
import { ScriptRewriter } from './scriptRewriter';
import { cleanTrace, keptOptions } from './settings';
import { syntaxReport } from './syntaxErrors';
import type { TypedMode } from './typedInput';
import { TypedLines } from './typedLines';

/** The library's limit has its own wording; a reader gets the reason alone. */
const LIMIT = /^(?:bash: )?(.*), increase executionLimits\.\w+$/gm;

/** What a nested script reads. */
interface Input {
  readonly text: string;
  readonly kind: 'text' | 'bytes';
}

/** One run of one script: owns the bash, the streams and what went wrong. */
class ScriptRun {
  readonly #notHeld = new NotHeldFiles();
  readonly #abort = new AbortController();
  readonly #rewriter: ScriptRewriter;
  readonly #timers: Timers;
  readonly #typed: TypedLines;
  #notSimulated: NotSimulated | undefined;
  /** Something was written to /dev/full. */
  #overflowed = false;
  /** Of a typed line that has run to its end. */
  #endedWith: number | undefined;
  #state: string | undefined;

  constructor(
    readonly system: ScriptSystem,
    readonly script: Script,
    readonly io: ProcessIo,
  ) {
    this.#rewriter = new ScriptRewriter(system, script);
    this.#timers = new Timers(system.clock);
    this.#typed = new TypedLines(system, () => {
      this.#abort.abort();
    });
  }

  #output(channel: Channel, text: string): void {
    if (text === '') return;
    if (channel.stream === 'stderr')
      this.error(
        channel.name === undefined ? text : text.replace(/^(?:test|\[|printf): (?!usage)/gm, `bash: ${channel.name}: `),
        channel.line,
      );
    else if (channel.stream === 'stdout') this.io.stdout(withoutVariants(text));
    else if (channel.stream === 'state') this.#state = (this.#state ?? '') + text;
    else this.#overflowed = true;
  }

  error(text: string, line: number): void {
    if (text === '') return;
    const limited = withTypedNames(cleanTrace(text)).replace(LIMIT, 'layer-by-layer: stopped: $1');
    const report = syntaxReport(limited, this.script.text, this.script.isTyped === true);
    this.io.stderr(this.#notHeld.explain(this.system.messages(report.text, report.line ?? line), this.script.workingDirectory));
  }

  stopIfCancelled(): void {
    if (this.system.cancellation?.cancelled === true) this.#abort.abort();
  }

  nestedAt(position: Position): void {
    this.#rewriter.nestedAt(position);
  }

  refused(reason: NotSimulated): void {
    this.#notSimulated ??= reason;
    this.#abort.abort();
  }

  /** What a redirection gets from the terminal. */
  async #typedInput(mode: TypedMode): Promise<string> {
    let text = '';
    for (;;) {
      const line = await this.#typed.next(mode === 'hidden');
      if (line === undefined) break;
      if (mode === 'line' || mode === 'hidden') return line;
      if (mode === 'echo' || mode === 'tee') this.io.stdout(line);
      if (mode !== 'echo') text += line;
    }
    this.stopIfCancelled();
    return this.#typed.interrupted ? '' : text;
  }

  async #eachLine([pace = 'now', until = '', ...argv]: readonly string[], context: ResolvedCommandContext): Promise<Outcome> {
    const outcome = await answerEachLine(
      this.#typed,
      (text) => this.#inShell(argv, context, { text, kind: 'text' }),
      (text) => {
        this.io.stdout(text);
      },
      { pace, until },
    );
    this.stopIfCancelled();
    return outcome;
  }

  /** `./FILE`: a shell's script streams as the script here does; whatever else it is, bash knows what to say of it. */
  async #runFile([place = '0', path = '', ...words]: readonly string[], context: ResolvedCommandContext): Promise<Outcome> {
    const interpreter = interpreterOf(this.system.tree, this.system.identity, resolvePath(context.cwd, path));
    const input: Input = { text: bytesText(context.stdin), kind: 'bytes' };
    if (interpreter === undefined) return this.#inShell(['command', path, ...words], context, input);
    if (!isShell(interpreter)) {
      this.refused(new NotSimulated(path, `${path} is a script for ${interpreter}, which is not run here.`));
      return exits(1);
    }
    this.nestedAt(placeOf(Number(place)));
    return this.#inShell([interpreter === 'bash' ? 'bash' : 'sh', path, ...words], context, input);
  }

  /** A command in a script of its own, whose output is collected. */
  async #inShell([name = '', ...rest]: readonly string[], context: ResolvedCommandContext, stdin?: Input): Promise<Outcome> {
    if (context.exec === undefined) throw new Error('layer-by-layer: a script was called outside bash');
    const { stdout, stderr, exitCode } = await context.exec(`${quote(name)} "$@"`, {
      cwd: context.cwd,
      env: positionalVariables([name, ...rest]),
      ...(stdin === undefined ? {} : { stdin: stdin.text, stdinKind: stdin.kind }),
    });
    return { stdout, stderr, exitCode };
  }

  async #dispatch([mark = '', name = '', ...rest]: readonly string[], context: ResolvedCommandContext): Promise<Outcome> {
    switch (name) {
      case GUARD:
        return openGuard(this.system, rest, context.cwd);
      case BECOME:
        this.system.machine?.become(rest);
        return exits(0);
      case STATUS_OF:
        return exits(Number(rest[0] ?? 0));
      case FULL: {
        const overflowed = this.#overflowed;
        this.#overflowed = false;
        return fullDevice(overflowed, rest);
      }
      case TIMER:
        return this.#timers.call(rest[0] ?? '');
      case EACH_LINE:
        return this.#eachLine(rest, context);
      case RUN_FILE:
        return this.#runFile(rest, context);
      case BACKGROUND:
        return exits(0, 'layer-by-layer: there are no jobs in the background here; what ends in & is waited for.\n');
      case END:
        this.#endedWith = Number(rest[0] ?? 0);
        return exits(0);
    }
    const found = this.system.find(name, context.cwd, context.exportedEnv ?? {});
    if ('message' in found) return exits(found.exitCode, found.message);
    // A script of the tree that bears the name of a declared program.
    if ('script' in found) return this.#inShell([found.script, ...rest], context);
    return callProgram(this, found, [name, ...rest], context, mark);
  }

  #commands(): Command[] {
    const direct = [...this.system.programs.values()].map((program): Command => ({
      name: program.name,
      execute: (args, context) => callProgram(this, program, [program.name, ...args], context),
    }));
    return [{ name: DISPATCHER, execute: (args, context) => this.#dispatch(args, context) }, ...direct];
  }

  #files(): TreeFileSystem {
    const { tree, clock, identity, umask } = this.system;
    return new TreeFileSystem({
      tree,
      clock,
      identity,
      umask,
      output: (channel, text) => {
        this.#output(channel, text);
      },
      typed: (mode) => this.#typedInput(mode),
      nested: (position) => {
        this.nestedAt(position);
      },
      isVirtual: (path) => path === `/bin/${DISPATCHER}` || this.system.isVirtual(path),
      stubFor: (path) => `/bin/${DISPATCHER} '' ${quote(path)} "$@"\n`,
      notHeld: (path) => {
        this.#notHeld.add(path);
      },
    });
  }

  async run(): Promise<ScriptResult> {
    const { Bash } = await loadLibrary();
    const { clock, identity } = this.system;
    const bash = new Bash({
      fs: this.#files(),
      cwd: this.script.workingDirectory,
      env: { ...this.script.exported },
      commands: [...BASH_COMMANDS, ...LIBRARY_BUILTINS],
      customCommands: this.#commands(),
      executionLimits: EXECUTION_LIMITS,
      // The scripts cannot reach the host, and the patched globals would also meet our own programs.
      defenseInDepth: false,
      sleep: async (ms) => {
        await clock.sleep(ms);
        this.stopIfCancelled();
      },
      processInfo: { pid: 1, ppid: 0, uid: identity.uid, gid: identity.gid },
    });
    bash.registerTransformPlugin({ name: 'layer-by-layer', transform: ({ ast }) => ({ ast: this.#rewriter.rewritten(ast) }) });
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
    const cancelled = this.#typed.interrupted || this.system.cancellation?.cancelled === true;
    if (!cancelled) this.error(result.stderr, 1);
    // 128 + SIGINT, as bash reports an interrupted command.
    return {
      exitCode: cancelled ? 130 : (this.#endedWith ?? result.exitCode),
      ...(this.#state === undefined ? {} : { declarations: declarationsIn(this.#state) }),
      variables: result.env,
      options,
      // What does not parse was never begun.
      left: this.script.isTyped === true && this.#rewriter.hasBegun && this.#endedWith === undefined && !cancelled,
    };
  }
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
