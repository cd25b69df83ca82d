/** What the learner's bash finds on the machine: its programs, its commands and who is asking. Loaded by the first line that needs it. */
import type { Keyboard } from '../engine/container/process';
import { BASH_COMMANDS, FOUND_BUILTINS, SHELL_BUILTINS } from './bash/commandNames';
import type { ScriptSystem } from './bash/script';
import { completeLine } from './completion';
import { homeIdentity } from './learnerIdentity';
import { absentHint, nearMiss } from './nearMiss';
import { inVoice } from './process/shellDialect';
import type { ShellVoice } from './process/shellDialect';
import { userlandMessages } from './process/userlandMessages';
import type { Program } from './programs/program';
import { learnerWhich } from './programs/which';
import type { Completion, Shell } from './shell';
import { shellProgram } from './shellProgram';
import type { ShellOptions } from './shellOptions';
import { learnerPrograms, programTable } from './system';
import { USUAL_UMASK } from './umask';
import { rememberedLine } from './unfinished';

export { expandAliases } from './aliases';
export { endedEarly } from './bash/endedEarly';
export { runScript } from './bash/interpreter';

/** An interactive bash names no lines. */
const VOICE: ShellVoice = { dialect: 'bash', name: 'bash', isFile: false, linesBefore: 0 };

type RunOptions = NonNullable<Parameters<Shell['run']>[2]>;

export function learnerSystem(machine: ShellOptions & { readonly history: readonly string[] }, options: RunOptions): ScriptSystem {
  const { files, clock, hostname, network, history } = machine;
  const table = tableOf(machine);
  const names = [...table.keys(), ...BASH_COMMANDS, ...FOUND_BUILTINS];
  return {
    tree: files,
    clock,
    ...(options.cancellation === undefined ? {} : { cancellation: options.cancellation }),
    identity: homeIdentity(files, machine),
    hostname,
    userland: 'gnu',
    ...(options.tty === undefined ? {} : { tty: options.tty }),
    ...(options.keyboard === undefined ? {} : { keyboard: options.keyboard, readLine: lineReader(options.keyboard) }),
    history: history.map(rememberedLine),
    umask: USUAL_UMASK,
    ...(network === undefined ? {} : { network: { request: network.request, listen: () => undefined } }),
    programs: table,
    isVirtual: (path) => names.some((name) => path === `/usr/bin/${name}` || path === `/bin/${name}`),
    find: (name) => table.get(name) ?? { message: `bash: ${name}: command not found\n`, exitCode: 127 },
    messages: (text) => withHints(inVoice(userlandMessages(text, 'gnu'), VOICE, 1), names),
    cannotOpen: (_access, path, reason) => ({ message: `bash: ${path}: ${reason}\n`, exitCode: 1 }),
  };
}

/** For commands such as `cat`, whose Ctrl-C is the whole line's; nothing is there to detach from. */
function lineReader(keyboard: Keyboard): NonNullable<ScriptSystem['readLine']> {
  return async (request) => {
    const typed = await keyboard.readLine({ ...request, ofCommand: true });
    return typed.kind === 'detach' ? { kind: 'interrupt' } : typed;
  };
}

/** `line` ends at the cursor. */
export function completeLearnersLine(line: string, machine: ShellOptions & { readonly workingDirectory: string }): Promise<Completion> {
  return completeLine(line, {
    commands: [...tableOf(machine).keys(), ...BASH_COMMANDS, ...SHELL_BUILTINS],
    programs: machine.programs,
    tree: machine.files,
    workingDirectory: machine.workingDirectory,
    home: machine.home,
  });
}

function tableOf({ programs }: ShellOptions): ReadonlyMap<string, Program> {
  const own = [...learnerPrograms, ...programs.map(shellProgram)];
  return programTable([...own, learnerWhich([...own.map(({ name }) => name), ...BASH_COMMANDS, ...FOUND_BUILTINS])]);
}

/** Bash's words stay as they are; what we add is marked as ours. */
function withHints(text: string, names: readonly string[]): string {
  return text.replace(/^bash: (.*): command not found\n/gm, (whole, typed: string) => {
    const hint = absentHint(typed);
    if (hint !== undefined) return `${whole}layer-by-layer: ${hint}\n`;
    const meant = nearMiss(typed, names);
    return meant === undefined ? whole : `${whole}layer-by-layer: did you mean ${meant}?\n`;
  });
}
