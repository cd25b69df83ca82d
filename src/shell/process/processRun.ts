/** One process of a container: what its program is, and running it. */
import type { Cancellation, Clock } from '../../engine/clock';
import type { ProcessInput, ProcessIo, ProcessResult, ProcessSpec } from '../../engine/container/process';
import { baseName } from '../../engine/filetree/path';
import type { FileFile, FileTree } from '../../engine/filetree/tree';
import type { Identity } from '../account/accounts';
import { FOUND_BUILTINS } from '../bash/commandNames';
import { resolvePath } from '../bash/paths';
import { runScript } from '../bash/interpreter';
import { isMachineProgram, isScript, isShell, shebang } from '../bash/programFile';
import type { Script, ScriptSystem } from '../bash/script';
import { entrypointCommand } from '../programs/entrypoints';
import { NotSimulated } from '../programs/program';
import type { Program, Userland } from '../programs/program';
import { containerPrograms, programTable } from '../system';
import { USUAL_UMASK } from '../umask';
import { findProgram } from './findProgram';
import { interactiveShell } from './interactiveShell';
import { shellInvocation } from './invocation';
import { cannotOpen, inVoice } from './shellDialect';
import type { Dialect, ShellVoice } from './shellDialect';
import { userlandMessages } from './userlandMessages';

export { loadLibrary } from '../bash/interpreter';

export interface ProcessSetting {
  readonly spec: ProcessSpec;
  readonly tree: FileTree;
  readonly io: ProcessIo;
  readonly clock: Clock;
  readonly cancellation: Cancellation | undefined;
  readonly identity: Identity;
}

const PROGRAMS = programTable(containerPrograms);

function environmentOf(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(lines.map((line) => [line.split('=', 1)[0] ?? '', line.slice(line.indexOf('=') + 1)]));
}

class ProcessRun {
  readonly #env: Record<string, string>;
  readonly #userland: Userland;

  constructor(readonly setting: ProcessSetting) {
    this.#env = environmentOf(setting.spec.env);
    this.#userland = setting.tree.stat('/bin/busybox')?.type === 'file' ? 'busybox' : 'gnu';
  }

  get #path(): string {
    return this.#env['PATH'] ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  }

  #find(name: string, workingDirectory: string, path = this.#path): ReturnType<typeof findProgram> {
    return findProgram(this.setting.tree, name, path, workingDirectory, this.setting.identity);
  }

  /** As a runtime starts the process that it was told. */
  async start(argv: readonly string[], depth = 0): Promise<ProcessResult> {
    const [program = ''] = argv;
    const found = this.#find(program, this.setting.spec.workingDirectory);
    if (found.kind === 'missing') return { kind: 'not-found', program };
    if (found.kind === 'not-executable') return { kind: 'not-executable', program };
    const interpreter = shebang(found.file.content);
    if (interpreter !== undefined && depth < 4) return this.start([...interpreter, found.path, ...argv.slice(1)], depth + 1);
    const { content } = found.file;
    if (this.setting.spec.isForeign === true || (content.kind === 'bytes' && content.bytes.length > 0 && !isMachineProgram(content))) {
      // The kernel answers ENOEXEC; no shell is there to try it as a script.
      this.setting.io.stderr(`exec ${found.path}: exec format error\n`);
      return { kind: 'exited', exitCode: 255 };
    }
    const replaced = baseName(found.path) === 'docker-entrypoint.sh' ? this.#entrypointCommand(found.file, argv) : undefined;
    if (replaced !== undefined && depth < 4) return this.start(replaced, depth + 1);
    if (isShell(program) && !isScript(found.file.content)) return this.#shell(argv, this.#dialect(found.path));
    return this.#command(argv, found.path);
  }

  /** An official image's script ends in `exec`: what it runs takes its place, and its output streams. */
  #entrypointCommand(file: FileFile, argv: readonly string[]): readonly string[] | undefined {
    if (file.content.kind === 'bytes') return undefined;
    const exists = (name: string): boolean => this.#find(name, this.setting.spec.workingDirectory).kind === 'file';
    const command = entrypointCommand(argv.slice(1), this.#env, exists);
    return command !== undefined && exists(command[0] ?? '') ? command : undefined;
  }

  #dialect(path: string): Dialect {
    const real = baseName(this.setting.tree.realPath(path));
    if (real === 'bash' || real === 'dash') return real;
    return this.#userland === 'busybox' ? 'ash' : 'dash';
  }

  async #shell(argv: readonly string[], dialect: Dialect): Promise<ProcessResult> {
    const { spec, tree, io } = this.setting;
    const invocation = shellInvocation(argv);
    const [name = 'sh'] = argv;
    switch (invocation.kind) {
      case 'unknown-option':
        return { kind: 'not-simulated', program: name, message: `The option ${invocation.option} of ${name} is not simulated here.` };
      case 'command':
        return this.#script(
          `${invocation.settings}${invocation.text}`,
          invocation.positional,
          { dialect, name, isFile: false },
          undefined,
          true,
        );
      case 'stdin': {
        if (spec.input !== undefined) return this.#typed(spec.input, dialect, name);
        if (spec.stdin === undefined && spec.tty === true && spec.signals !== undefined) {
          // The terminal stays open, but nobody can type into it; an interactive shell ignores SIGTERM.
          await spec.signals.wait([]);
          return { kind: 'exited', exitCode: 137 };
        }
        const text = new TextDecoder().decode(spec.stdin ?? new Uint8Array());
        if (text === '' && spec.tty === true) {
          return { kind: 'not-simulated', program: name, message: `Nobody can type into ${name} here; give it a command to run.` };
        }
        return this.#script(`${invocation.settings}${text}`, [name], { dialect, name, isFile: false }, new Uint8Array());
      }
      case 'file': {
        const path = resolvePath(spec.workingDirectory, invocation.path);
        const node = tree.stat(path);
        if (node?.type !== 'file') {
          io.stderr(
            dialect === 'bash'
              ? `${name}: ${invocation.path}: No such file or directory\n`
              : dialect === 'dash'
                ? `${name}: 0: cannot open ${invocation.path}: No such file\n`
                : `${name}: can't open '${invocation.path}': No such file or directory\n`,
          );
          return { kind: 'exited', exitCode: dialect === 'dash' || dialect === 'ash' ? 2 : 127 };
        }
        // A script that an image brings along is known by size only; some are declared programs.
        if (!isScript(node.content)) return this.#command(invocation.positional, path);
        const text = new TextDecoder().decode(tree.readFile(path)).replace(/^#!.*/, '');
        return this.#script(`${invocation.settings}${text}`, invocation.positional, { dialect, name: invocation.path, isFile: true });
      }
    }
  }

  async #typed(input: ProcessInput, dialect: Dialect, name: string): Promise<ProcessResult> {
    const { spec, tree, io, identity, clock, cancellation } = this.setting;
    const exitCode = await interactiveShell({
      input,
      io,
      tree,
      clock,
      dialect,
      name,
      hostname: spec.hostname,
      identity,
      hasTerminal: spec.tty === true,
      workingDirectory: spec.workingDirectory,
      environment: this.#env,
      cancellation,
      system: (voice, line) => ({ ...this.#system(voice), cancellation: line }),
      shellAt: (program, workingDirectory, path) => this.#shellAt(program, workingDirectory, path),
    });
    return { kind: 'exited', exitCode };
  }

  /** The dialect of the shell that a word starts, if it starts one. */
  #shellAt(program: string, workingDirectory: string, path: string | undefined): Dialect | undefined {
    if (!isShell(program)) return undefined;
    const found = this.#find(program, workingDirectory, path);
    return found.kind === 'file' && !isScript(found.file.content) ? this.#dialect(found.path) : undefined;
  }

  /** A command other than a shell: just-bash's own or a declared program, called by name. */
  async #command(argv: readonly string[], path: string): Promise<ProcessResult> {
    const [program = '', ...rest] = argv;
    const target = program.includes('/') ? path : program;
    // Each word by itself, not `"$@"`: what a command reads depends on its words.
    const text = [target, ...rest].map((word) => `'${word.split("'").join("'\\''")}'`).join(' ');
    return this.#run({ text, positional: [program, ...rest], isShell: false }, undefined);
  }

  #script(
    text: string,
    positional: readonly string[],
    voice: ShellVoice,
    stdin?: Uint8Array,
    endsInProgram = false,
  ): Promise<ProcessResult> {
    return this.#run({ text, positional, isShell: true, endsInProgram }, voice, stdin);
  }

  #system(voice: ShellVoice | undefined): ScriptSystem {
    const { spec, tree, clock, cancellation, identity } = this.setting;
    const { input } = spec;
    return {
      tree,
      clock,
      ...(cancellation === undefined ? {} : { cancellation }),
      identity,
      hostname: spec.hostname,
      userland: this.#userland,
      ...(spec.tty === true ? { tty: spec.window ?? { columns: 80, rows: 24 } } : {}),
      history: [],
      ...(input === undefined ? {} : { readLine: (request) => input.readLine(request) }),
      ...(spec.signals === undefined ? {} : { signals: spec.signals }),
      ...(spec.network === undefined ? {} : { network: spec.network }),
      umask: spec.umask ?? USUAL_UMASK,
      ...(spec.machine === undefined ? {} : { machine: spec.machine }),
      programs: PROGRAMS,
      isVirtual: (path) => {
        const name = [...FOUND_BUILTINS, 'alias', 'unalias'].find(
          (builtin) => path === `/bin/${builtin}` || path === `/usr/bin/${builtin}`,
        );
        return name !== undefined && tree.stat(`/bin/${name}`) === undefined && tree.stat(`/usr/bin/${name}`) === undefined;
      },
      find: (name, workingDirectory, env) => this.#resolve(name, workingDirectory, env),
      messages: (text, line) => userlandMessages(voice === undefined ? text : inVoice(text, voice, line), this.#userland),
      cannotOpen: (access, path, reason, line) =>
        cannotOpen(access, path, reason, voice ?? { dialect: 'bash', name: 'sh', isFile: false }, line),
    };
  }

  /** What a name in a script runs: only what is in the tree, and of that only what is declared or has its script here. */
  #resolve(name: string, workingDirectory: string, env: Readonly<Record<string, string>>): ReturnType<ScriptSystem['find']> {
    const found = this.#find(name, workingDirectory, env['PATH']);
    if (found.kind === 'missing') {
      return { message: `bash: ${name}: ${name.includes('/') ? 'No such file or directory' : 'command not found'}\n`, exitCode: 127 };
    }
    if (found.kind === 'not-executable') return { message: `bash: ${name}: Permission denied\n`, exitCode: 126 };
    const interpreter = shebang(found.file.content);
    if (isScript(found.file.content)) {
      if (interpreter !== undefined && !interpreter.slice(0, 2).some(isShell))
        return this.#refusal(baseName(name), interpreter.map(baseName).at(-1));
      return { script: found.path };
    }
    const real = baseName(this.setting.tree.realPath(found.path));
    const withoutVersion = real.replace(/[\d.]+$/, '');
    const candidates = [baseName(name), real, `${withoutVersion}3`, withoutVersion, real.replace(/-cli\.js$/, '')];
    const known = candidates.map((candidate) => PROGRAMS.get(candidate)).find((program) => program !== undefined);
    return known ?? this.#refusal(baseName(name));
  }

  #refusal(name: string, interpreter?: string): Program {
    return {
      name,
      does: '',
      doesNot: '',
      run: () => {
        throw new NotSimulated(
          name,
          interpreter === undefined
            ? `${name} is in this image, but what it does is not simulated here.`
            : `${name} is a script for ${interpreter}, which is not run here.`,
        );
      },
    };
  }

  async #run(
    script: Pick<Script, 'text' | 'positional' | 'isShell' | 'endsInProgram'>,
    voice: ShellVoice | undefined,
    stdin?: Uint8Array,
  ): Promise<ProcessResult> {
    const { spec, io } = this.setting;
    const result = await runScript(
      this.#system(voice),
      { ...script, workingDirectory: spec.workingDirectory, exported: this.#env, stdin: stdin ?? spec.stdin ?? new Uint8Array() },
      io,
    );
    const refused = result.notSimulated;
    if (refused !== undefined) return { kind: 'not-simulated', program: refused.program, message: refused.message };
    return { kind: 'exited', exitCode: result.exitCode };
  }
}

export function processRun(setting: ProcessSetting): ProcessRun {
  return new ProcessRun(setting);
}
