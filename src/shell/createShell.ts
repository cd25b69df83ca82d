/** The learner's own bash on one machine. */
import { EngineError } from '../engine/errors';
import { loadPart } from '../engine/onFirstUse';
import type { FunctionDefinition } from './bash/functionVariants';
import type { Completion, Shell, ShellIo, ShellResult } from './shell';
import type { ShellOptions } from './shellOptions';
import { ShellVariables } from './shellVariables';
import { splitPlainList } from './words';
import type { PlainCommand } from './words';

type RunOptions = NonNullable<Parameters<Shell['run']>[2]>;

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const INTERRUPTED = 130;
const FAILED = 70;
const SYNTAX_ERROR = 2;
const STAYS_OPEN = 'layer-by-layer: this terminal stays open\n';

class LearnerShell implements Shell {
  readonly #options: ShellOptions;
  readonly #variables: ShellVariables;
  readonly #functions = new Map<string, FunctionDefinition>();
  readonly #history: string[] = [];
  #lines = 0;
  #workingDirectory: string;
  #status = 0;

  constructor(options: ShellOptions) {
    this.#options = options;
    this.#workingDirectory = options.home;
    this.#variables = new ShellVariables({ HOME: options.home, USER: options.user, PATH, SHELL: '/bin/bash', TERM: 'xterm-256color' });
  }

  get workingDirectory(): string {
    return this.#workingDirectory;
  }

  get prompt(): string {
    const { home } = this.#options;
    const here = this.#workingDirectory;
    const shown = here === home ? '~' : here.startsWith(`${home}/`) ? `~${here.slice(home.length)}` : here;
    return `${shown} $ `;
  }

  async run(typed: string, io: ShellIo, options: RunOptions = {}): Promise<ShellResult> {
    try {
      const line = await this.#withHistory(typed, io);
      if (line === undefined) return { exitCode: this.#status };
      const text = this.#variables.aliases.size === 0 ? line : (await loadBash()).expandAliases(line, this.#variables.aliases);
      const plain = splitPlainList(text, (name) => name === 'exit' || this.#options.programs.some((program) => program.name === name));
      if (plain !== undefined) await this.#runPlain(plain, io, options);
      else if (text.trim() !== '') await this.#runBash(text, io, options);
    } catch (error) {
      io.stderr(`layer-by-layer: ${error instanceof Error ? error.message : String(error)}\n`);
      this.#status = FAILED;
    }
    this.#lines += typed.split('\n').length;
    return { exitCode: this.#status };
  }

  /** The line as it is to be run, remembered; undefined where it is not. What history has put into it is shown. */
  async #withHistory(typed: string, io: ShellIo): Promise<string | undefined> {
    let line = typed;
    let runs = true;
    if (/![^\s=]|^\^/.test(typed)) {
      const { expandHistory } = await loadPart(() => import(/* webpackChunkName: "tools" */ './historyExpansion'));
      const expansion = expandHistory(typed, this.#history);
      if (expansion?.kind === 'refused') {
        io.stderr(expansion.message);
        return undefined;
      }
      if (expansion !== undefined) {
        io.stderr(`${expansion.text}\n`);
        ({ text: line, runs } = expansion);
      }
    }
    if (line.trim() !== '') this.#history.push(line.replace(/\n+$/, ''));
    return runs ? line : undefined;
  }

  /** Without bash: straight to the programs, which stream to the terminal. */
  async #runPlain(commands: readonly PlainCommand[], io: ShellIo, options: RunOptions): Promise<void> {
    for (const { words, joint } of commands) {
      if ((joint === '&&' && this.#status !== 0) || (joint === '||' && this.#status === 0)) continue;
      if (options.cancellation?.cancelled === true) {
        this.#status = INTERRUPTED;
        return;
      }
      const [name = '', ...argv] = words;
      const program = this.#options.programs.find((candidate) => candidate.name === name);
      if (program === undefined) {
        io.stderr(`exit\n${STAYS_OPEN}`);
        this.#status = Number(argv[0] ?? this.#status) & 255;
        continue;
      }
      this.#status = await program.run(
        argv,
        {
          workingDirectory: this.#workingDirectory,
          env: this.#environment(),
          stdin: options.stdin ?? '',
          ...(options.tty === undefined ? {} : { tty: options.tty }),
          ...(options.cancellation === undefined ? {} : { cancellation: options.cancellation }),
          ...(options.keyboard === undefined ? {} : { keyboard: options.keyboard }),
        },
        io,
      );
    }
  }

  #environment(): Readonly<Record<string, string>> {
    return { ...this.#variables.exported, PWD: this.#workingDirectory };
  }

  async #runBash(line: string, io: ShellIo, options: RunOptions): Promise<void> {
    const exported = this.#environment();
    const { endedEarly, learnerSystem, runScript } = await loadBash();
    const early = endedEarly(line, this.#lines + 1);
    if (early?.kind === 'refused') {
      io.stderr(early.leaves ? `${early.message}exit\n${STAYS_OPEN}` : early.message);
      this.#status = SYNTAX_ERROR;
      return;
    }
    if (early !== undefined) io.stderr(early.warning);
    const result = await runScript(
      learnerSystem({ ...this.#options, history: this.#history }, options),
      {
        text: early?.text ?? line,
        workingDirectory: this.#workingDirectory,
        exported,
        variables: this.#variables.unexported,
        isShell: true,
        isTyped: true,
        positional: ['bash', ...this.#variables.positional],
        declarations: this.#variables.declarations,
        options: this.#variables.options,
        status: this.#status,
        functions: this.#functions,
        stdin: new TextEncoder().encode(options.stdin ?? ''),
      },
      io,
    );
    this.#variables.update(result, line);
    this.#workingDirectory = result.variables['PWD'] ?? this.#workingDirectory;
    this.#status = result.exitCode;
    if (result.left && result.options.includes('errexit')) io.stderr(STAYS_OPEN);
    if (result.notSimulated !== undefined) io.stderr(`layer-by-layer: ${result.notSimulated.message}\n`);
  }

  /** Nothing is offered when a part that knows more cannot be loaded. */
  async complete(line: string, cursor: number): Promise<Completion> {
    try {
      const { completeLearnersLine } = await loadBash();
      return await completeLearnersLine(line.slice(0, cursor), { ...this.#options, workingDirectory: this.#workingDirectory });
    } catch (error) {
      if (error instanceof EngineError && error.code === 'part-not-loaded') return { from: cursor, candidates: [] };
      throw error;
    }
  }
}

/** Bash, its programs and its completion: not needed for plain `docker` lines. */
function loadBash(): Promise<typeof import('./learnerSystem')> {
  return loadPart(() => import(/* webpackChunkName: "shell" */ './learnerSystem'));
}

/** A line never rejects: what fails becomes a message and an exit code. Bash itself is loaded by the first line that needs it. */
export function createShell(options: ShellOptions): Shell {
  const { files, home, clock } = options;
  if (files.stat(home) === undefined) {
    files.makeDirectory(home, { recursive: true, mode: 0o755, uid: 1000, gid: 1000, mtime: Math.floor(clock.now() / 1000) });
  }
  return new LearnerShell(options);
}
