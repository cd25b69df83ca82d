/** The learner's own bash on one machine. */
import type { Clock } from '../engine/clock';
import type { ProcessNetwork } from '../engine/container/process';
import type { FileTree } from '../engine/filetree/tree';
import { FOUND_BUILTINS, BASH_COMMANDS, SHELL_BUILTINS } from './bash/commandNames';
import type { FunctionDefinition } from './bash/streaming';
import { runScript } from './bash/interpreter';
import type { ScriptSystem } from './bash/interpreter';
import { completeLine } from './completion';
import { homeIdentity } from './learnerIdentity';
import { absentHint, nearMiss } from './nearMiss';
import { userlandMessages } from './process/userlandMessages';
import type { Program } from './programs/program';
import type { Completion, Shell, ShellIo, ShellProgram, ShellResult, Tty } from './shell';
import { shellProgram } from './shellProgram';
import { learnerWhich } from './programs/which';
import { ShellVariables } from './shellVariables';
import { learnerPrograms, programTable } from './system';
import { splitPlainList } from './words';
import type { PlainCommand } from './words';

export interface ShellOptions {
  /** The machine's files; the home directory is made when it is missing. */
  readonly files: FileTree;
  /** Found beside bash's own commands; `argv` is what follows the name. */
  readonly programs: readonly ShellProgram[];
  readonly clock: Clock;
  /** Absolute. */
  readonly home: string;
  readonly user: string;
  readonly hostname: string;
  /** The machine's ports; without it nothing can be reached. */
  readonly network?: Pick<ProcessNetwork, 'request'>;
}

type RunOptions = NonNullable<Parameters<Shell['run']>[2]>;

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const INTERRUPTED = 130;
const FAILED = 70;

class LearnerShell implements Shell {
  readonly #options: ShellOptions;
  readonly #table: ReadonlyMap<string, Program>;
  readonly #variables: ShellVariables;
  readonly #functions = new Map<string, FunctionDefinition>();
  readonly #history: string[] = [];
  #workingDirectory: string;
  #status = 0;

  constructor(options: ShellOptions) {
    this.#options = options;
    this.#workingDirectory = options.home;
    this.#variables = new ShellVariables({ HOME: options.home, USER: options.user, PATH, SHELL: '/bin/bash', TERM: 'xterm-256color' });
    const programs = options.programs.map(shellProgram);
    const found = [...learnerPrograms, ...programs].map(({ name }) => name);
    this.#table = programTable([...learnerPrograms, ...programs, learnerWhich([...found, ...BASH_COMMANDS, ...FOUND_BUILTINS])]);
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

  async run(line: string, io: ShellIo, options: RunOptions = {}): Promise<ShellResult> {
    if (line.trim() !== '') this.#history.push(line.trim());
    try {
      const plain = splitPlainList(line, (name) => name === 'exit' || this.#options.programs.some((program) => program.name === name));
      if (plain !== undefined) await this.#runPlain(plain, io, options);
      else if (line.trim() !== '') await this.#runBash(line, io, options);
    } catch (error) {
      io.stderr(`layer-by-layer: ${error instanceof Error ? error.message : String(error)}\n`);
      this.#status = FAILED;
    }
    return { exitCode: this.#status };
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
        io.stderr('exit\nlayer-by-layer: this terminal stays open\n');
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

  #system(tty: Tty | undefined, options: RunOptions): ScriptSystem {
    const { files, clock, hostname, network } = this.#options;
    const names = this.#commandNames();
    return {
      tree: files,
      clock,
      ...(options.cancellation === undefined ? {} : { cancellation: options.cancellation }),
      identity: homeIdentity(files, this.#options),
      hostname,
      userland: 'gnu',
      ...(tty === undefined ? {} : { tty }),
      ...(options.keyboard === undefined ? {} : { keyboard: options.keyboard }),
      history: this.#history,
      ...(network === undefined ? {} : { network: { request: network.request, listen: () => undefined } }),
      programs: this.#table,
      isVirtual: (path) => names.some((name) => path === `/usr/bin/${name}` || path === `/bin/${name}`),
      find: (name) => this.#table.get(name) ?? { message: `bash: ${name}: command not found\n`, exitCode: 127 },
      messages: (text) => this.#withHints(userlandMessages(text, 'gnu')),
      cannotOpen: (_access, path, reason) => ({ message: `bash: ${path}: ${reason}\n`, exitCode: 1 }),
    };
  }

  /** Bash's words stay as they are; what we add is marked as ours. */
  #withHints(text: string): string {
    return text.replace(/^bash: (.*): command not found\n/gm, (whole, typed: string) => {
      const hint = absentHint(typed);
      if (hint !== undefined) return `${whole}layer-by-layer: ${hint}\n`;
      const meant = nearMiss(typed, this.#commandNames());
      return meant === undefined ? whole : `${whole}layer-by-layer: did you mean ${meant}?\n`;
    });
  }

  #commandNames(): readonly string[] {
    return [...this.#table.keys(), ...BASH_COMMANDS, ...FOUND_BUILTINS];
  }

  async #runBash(line: string, io: ShellIo, options: RunOptions): Promise<void> {
    const exported = this.#environment();
    const result = await runScript(
      this.#system(options.tty, options),
      {
        text: line,
        workingDirectory: this.#workingDirectory,
        exported,
        variables: this.#variables.unexported,
        isShell: true,
        status: this.#status,
        functions: this.#functions,
        stdin: new TextEncoder().encode(options.stdin ?? ''),
      },
      io,
    );
    this.#variables.update(result.variables, line);
    this.#workingDirectory = result.variables['PWD'] ?? this.#workingDirectory;
    this.#status = result.exitCode;
    if (result.notSimulated !== undefined) io.stderr(`layer-by-layer: ${result.notSimulated.message}\n`);
  }

  complete(line: string, cursor: number): Promise<Completion> {
    const { files, programs } = this.#options;
    return Promise.resolve(
      completeLine(line.slice(0, cursor), {
        commands: [...this.#table.keys(), ...BASH_COMMANDS, ...SHELL_BUILTINS],
        programs,
        tree: files,
        workingDirectory: this.#workingDirectory,
        home: this.#options.home,
      }),
    );
  }
}

/** A line never rejects: what fails becomes a message and an exit code. Bash itself is loaded by the first line that needs it. */
export function createShell(options: ShellOptions): Shell {
  const { files, home, clock } = options;
  if (files.stat(home) === undefined) {
    files.makeDirectory(home, { recursive: true, mode: 0o755, uid: 1000, gid: 1000, mtime: Math.floor(clock.now() / 1000) });
  }
  return new LearnerShell(options);
}
