/** A shell that reads lines from whoever types, until `exit` or Ctrl-D. What it keeps from line to line is its own. */
import type { Cancellation, Clock } from '../../engine/clock';
import type { ProcessInput, ProcessIo, TypedLine } from '../../engine/container/process';
import type { FileTree } from '../../engine/filetree/tree';
import type { Identity } from '../account/accounts';
import { expandAliases } from '../aliases';
import { BASH_COMMANDS, FOUND_BUILTINS, SHELL_BUILTINS } from '../bash/commandNames';
import { endedEarly } from '../bash/endedEarly';
import { runScript } from '../bash/interpreter';
import type { ScriptSystem } from '../bash/script';
import type { FunctionDefinition } from '../bash/functionVariants';
import { completeLine } from '../completion';
import { ShellVariables } from '../shellVariables';
import { rememberedLine, unfinished } from '../unfinished';
import { splitPlainList } from '../words';
import { promptText } from './prompt';
import type { Dialect, ShellVoice } from './shellDialect';

export interface InteractiveSetting {
  readonly input: ProcessInput;
  readonly io: ProcessIo;
  readonly tree: FileTree;
  readonly clock: Clock;
  readonly dialect: Dialect;
  /** As it was called. */
  readonly name: string;
  readonly hostname: string;
  readonly identity: Identity;
  /** Without one it prints no prompt and completes nothing. */
  readonly hasTerminal: boolean;
  readonly workingDirectory: string;
  /** Exported variables, in order. */
  readonly environment: Readonly<Record<string, string>>;
  readonly cancellation: Cancellation | undefined;
  /** What a line runs on; Ctrl-C ends the line alone. */
  system(voice: ShellVoice, cancellation: Cancellation): ScriptSystem;
  /** The shell that a word starts. */
  shellAt(program: string, workingDirectory: string, path: string | undefined): Dialect | undefined;
}

const INTERRUPTED = 130;
const NOT_SIMULATED = 64;
const SYNTAX_ERROR = 2;
/** An error that ends a script (`set -u`, `${x:?}`) does not end a shell that somebody types into. */
const MAY_LEAVE = /\b(?:exit|exec)\b|\bset\s+-\w*e/;

class InteractiveShell {
  readonly #variables: ShellVariables;
  readonly #functions = new Map<string, FunctionDefinition>();
  readonly #history: string[] = [];
  #workingDirectory: string;
  #status = 0;
  #lines = 0;

  constructor(readonly setting: InteractiveSetting) {
    this.#workingDirectory = setting.workingDirectory;
    this.#variables = new ShellVariables(setting.environment);
  }

  async run(): Promise<number> {
    for (;;) {
      const typed = await this.#command();
      if (typed.kind === 'end-of-file') return this.#leave();
      if (typed.kind === 'interrupt') {
        this.#status = INTERRUPTED;
        continue;
      }
      const { text } = typed;
      if (text.trim() === '') continue;
      this.#remember(text);
      const inner = this.#innerShell(text);
      if (inner !== undefined) this.#status = await interactiveShell({ ...this.setting, ...inner });
      else if (await this.#perform(text)) return this.#status;
      this.#lines += text.split('\n').length;
      if (this.setting.cancellation?.cancelled === true) return this.#status;
    }
  }

  /** bash makes one entry of a command of several lines, ash one of each line. */
  #remember(text: string): void {
    for (const entry of this.setting.dialect === 'bash' ? [rememberedLine(text)] : text.split('\n')) {
      if (entry !== '' && this.#history.at(-1) !== entry) this.#history.push(entry);
    }
  }

  /** Ctrl-D: dash and ash end the line, bash says what it does (bash eval.c, handle_ignoreeof; dash main.c, cmdloop). */
  #leave(): number {
    if (this.setting.hasTerminal && this.setting.cancellation?.cancelled !== true) {
      this.setting.io.stderr(this.setting.dialect === 'bash' ? 'exit\n' : '\n');
    }
    return this.#status;
  }

  /** A whole command: lines are added as long as it is not finished. */
  async #command(): Promise<TypedLine> {
    let earlier = '';
    for (;;) {
      const typed = await this.setting.input.readLine(this.#request(earlier));
      if (typed.kind !== 'line') {
        if (earlier === '' || typed.kind === 'interrupt') return typed;
        // The end of input ends the command as well; what it lacks is a syntax error.
        return { kind: 'line', text: earlier };
      }
      const text = `${earlier}${typed.text}`;
      if (unfinished(text) === undefined) return { kind: 'line', text };
      earlier = `${text}\n`;
    }
  }

  #request(earlier: string): Parameters<ProcessInput['readLine']>[0] {
    const { hasTerminal } = this.setting;
    // dash has neither history nor completion as Debian builds it.
    const edits = hasTerminal && this.setting.dialect !== 'dash';
    return {
      prompt: !hasTerminal ? '' : earlier === '' ? this.#prompt() : (this.#variable('PS2') ?? '> '),
      history: edits ? [...this.#history] : [],
      status: this.#status,
      complete: async (line, cursor) => (edits ? this.#complete(line.slice(0, cursor)) : { from: cursor, candidates: [] }),
    };
  }

  #variable(name: string): string | undefined {
    return this.#variables.exported[name] ?? this.#variables.unexported[name];
  }

  #prompt(): string {
    return promptText({
      ...this.setting,
      workingDirectory: this.#workingDirectory,
      home: this.#variable('HOME'),
      template: this.#variable('PS1'),
    });
  }

  #complete(line: string): Promise<{ readonly from: number; readonly candidates: readonly string[] }> {
    const { tree } = this.setting;
    const found = (this.#variable('PATH') ?? '')
      .split(':')
      .flatMap((directory) => (tree.stat(directory)?.type === 'directory' ? tree.readDirectory(directory) : []));
    const commands = [...found, ...SHELL_BUILTINS, ...FOUND_BUILTINS, ...BASH_COMMANDS.filter((name) => found.includes(name))];
    return completeLine(line, {
      commands: [...commands, ...this.#functions.keys()],
      programs: [],
      tree,
      workingDirectory: this.#workingDirectory,
      home: this.#variable('HOME') ?? '/',
    });
  }

  /** `sh` or `bash` typed alone: a shell in the shell, which reads what is typed next. */
  #innerShell(text: string): Partial<InteractiveSetting> | undefined {
    const { shellAt } = this.setting;
    const path = this.#variable('PATH');
    const plain = splitPlainList(text, (name) => shellAt(name, this.#workingDirectory, path) !== undefined);
    const [only, ...others] = plain ?? [];
    if (only === undefined || others.length > 0 || only.words.slice(1).some((word) => word !== '-i' && word !== '-l')) return undefined;
    const [name = 'sh'] = only.words;
    const dialect = shellAt(name, this.#workingDirectory, path);
    if (dialect === undefined) return undefined;
    return { name, dialect, workingDirectory: this.#workingDirectory, environment: this.#variables.exported };
  }

  /** Whether the line has left the shell. */
  async #perform(typed: string): Promise<boolean> {
    const { setting } = this;
    const { input, io, dialect, name } = setting;
    const line: Cancellation = {
      get cancelled() {
        return input.interrupted || setting.cancellation?.cancelled === true;
      },
    };
    const voice: ShellVoice = { dialect, name, isFile: false, linesBefore: this.#lines };
    const early = endedEarly(typed, this.#lines + 1);
    if (early?.kind === 'refused' && dialect === 'bash') {
      io.stderr(early.leaves && setting.hasTerminal ? `${early.message}exit\n` : early.message);
      this.#status = SYNTAX_ERROR;
      return early.leaves;
    }
    if (early?.kind === 'runs' && dialect === 'bash') io.stderr(early.warning);
    const text = expandAliases(early?.kind === 'runs' ? early.text : typed, this.#variables.aliases);
    const result = await runScript(
      setting.system(voice, line),
      {
        text,
        options: this.#variables.options,
        positional: [name, ...this.#variables.positional],
        declarations: this.#variables.declarations,
        workingDirectory: this.#workingDirectory,
        exported: this.#variables.exported,
        variables: this.#variables.unexported,
        functions: this.#functions,
        isShell: true,
        isTyped: true,
        status: this.#status,
        stdin: new Uint8Array(),
      },
      io,
    );
    this.#variables.update(result, text);
    this.#workingDirectory = result.variables['PWD'] ?? this.#workingDirectory;
    this.#status = result.exitCode;
    if (result.notSimulated !== undefined) {
      io.stderr(`layer-by-layer: ${result.notSimulated.message}\n`);
      this.#status = NOT_SIMULATED;
    }
    // The terminal has shown ^C; the shell goes on below it.
    if (input.interrupted) io.stderr('\n');
    const leaves =
      result.left &&
      (result.options.includes('errexit') || MAY_LEAVE.test(text) || MAY_LEAVE.test(JSON.stringify([...this.#functions.values()])));
    if (leaves && dialect === 'bash' && setting.hasTerminal && /\bexit\b/.test(text)) io.stderr('exit\n');
    return leaves;
  }
}

/** Resolves to the exit code. */
export function interactiveShell(setting: InteractiveSetting): Promise<number> {
  return new InteractiveShell(setting).run();
}
