/** Which shell a container's `sh` is, and how it says what bash says. */
import { syntaxMessage } from '../bash/syntaxErrors';

export type Dialect = 'ash' | 'dash' | 'bash';

export interface ShellVoice {
  readonly dialect: Dialect;
  /** As the shell was called: `/bin/sh`, `sh`, or the script's path. */
  readonly name: string;
  /** busybox names the line only for a script file, not for `-c` (recording 29.7.2/05, step 61). */
  readonly isFile: boolean;
  /** Typed lines come to an interactive shell: how many there were before this one. */
  readonly linesBefore?: number;
}

const NOT_FOUND = /^bash: (.*): command not found$/;
const CD = /^bash: cd: (.*): (No such file or directory|Not a directory|Permission denied)$/;
const MISSING_PARENT = /^bash: (.*): No such file or directory$/;
/** `[ = x ]`: dash bltin/test.c and busybox coreutils/test.c say it otherwise. */
const UNARY = /^bash: (\[|test): (.*): unary operator expected$/;
const UNBOUND = /^bash: (?:line \d+: )?(.*): unbound variable$/;
/** The line that does not parse, which bash shows after saying so. */
const SOURCE_LINE = /^`.*'$/;
const OTHER = /^bash: (?:line \d+: )?(.*)$/;

function prefixOf({ dialect, name, isFile, linesBefore }: ShellVoice, line: number): string {
  if (dialect === 'dash') return `${name}: ${String(line + (linesBefore ?? 0))}: `;
  // An interactive bash goes by its name alone and counts no lines (bash error.c, get_name_for_error).
  if (dialect === 'bash' && linesBefore !== undefined) return `${name.slice(name.lastIndexOf('/') + 1)}: `;
  if (dialect === 'bash' || isFile) return `${name}: line ${String(line)}: `;
  return `${name}: `;
}

/** bash names `-c` where the script was given so. */
function syntaxPrefix(voice: ShellVoice, line: number): string {
  return voice.isFile || voice.linesBefore !== undefined ? prefixOf(voice, line) : `${voice.name}: -c: line ${String(line)}: `;
}

/** Undefined: the shell does not say it. */
function translate(text: string, voice: ShellVoice, line: number): string | undefined {
  const prefix = prefixOf(voice, line);
  const [, program] = NOT_FOUND.exec(text) ?? [];
  if (program !== undefined) return voice.dialect === 'bash' ? `${prefix}${program}: command not found` : `${prefix}${program}: not found`;
  const [, directory, reason] = CD.exec(text) ?? [];
  if (directory !== undefined && reason !== undefined) {
    if (voice.dialect === 'bash') return `${prefix}cd: ${directory}: ${reason}`;
    return voice.dialect === 'dash' ? `${prefix}cd: can't cd to ${directory}` : `${prefix}cd: can't cd to ${directory}: ${reason}`;
  }
  const [, path] = MISSING_PARENT.exec(text) ?? [];
  if (path !== undefined && voice.dialect !== 'bash') return `${prefix}${path}: not found`;
  const [, bracket = '', operand] = UNARY.exec(text) ?? [];
  if (operand !== undefined && voice.dialect !== 'bash')
    return voice.dialect === 'dash' ? `${prefix}${bracket}: ${operand}: unexpected operator` : `${prefix}${operand}: unknown operand`;
  const [, unset] = UNBOUND.exec(text) ?? [];
  if (unset !== undefined && voice.dialect !== 'bash') return `${prefix}${unset}: parameter not set`;
  const [, rest] = OTHER.exec(text) ?? [];
  const syntax = rest === undefined ? undefined : syntaxMessage(rest, voice.dialect);
  if (syntax !== undefined) return `${voice.dialect === 'bash' ? syntaxPrefix(voice, line) : prefix}${syntax}`;
  if (rest !== undefined && SOURCE_LINE.test(rest)) return voice.dialect === 'bash' ? `${syntaxPrefix(voice, line)}${rest}` : undefined;
  return rest === undefined ? text : `${prefix}${rest}`;
}

/** Standard error of a script, line by line, in the shell's own words. */
export function inVoice(text: string, voice: ShellVoice, line: number): string {
  return text
    .split('\n')
    .flatMap((part) => (part.startsWith('bash: ') ? (translate(part, voice, line) ?? []) : [part]))
    .join('\n');
}

/** What a shell says where it cannot open a file of a redirection (dash 0.5.12 and busybox ash: `can't create`, bash: the reason alone). */
export function cannotOpen(
  access: 'read' | 'write',
  path: string,
  reason: string,
  voice: ShellVoice,
  line: number,
): { readonly message: string; readonly exitCode: number } {
  const prefix = prefixOf(voice, line);
  if (voice.dialect === 'bash') return { message: `${prefix}${path}: ${reason}\n`, exitCode: 1 };
  const isMissing = reason === 'No such file or directory';
  if (voice.dialect === 'dash') {
    const why = !isMissing ? reason : access === 'write' ? 'Directory nonexistent' : 'No such file';
    return { message: `${prefix}cannot ${access === 'write' ? 'create' : 'open'} ${path}: ${why}\n`, exitCode: 2 };
  }
  const why = !isMissing ? reason : access === 'write' ? 'nonexistent directory' : 'no such file';
  return { message: `${prefix}can't ${access === 'write' ? 'create' : 'open'} ${path}: ${why}\n`, exitCode: 1 };
}
