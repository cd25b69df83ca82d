/** Which shell a container's `sh` is, and how it says what bash says. */
export type Dialect = 'ash' | 'dash' | 'bash';

export interface ShellVoice {
  readonly dialect: Dialect;
  /** As the shell was called: `/bin/sh`, `sh`, or the script's path. */
  readonly name: string;
  /** busybox names the line only for a script file, not for `-c` (recording 29.7.2/05, step 61). */
  readonly isFile: boolean;
}

const NOT_FOUND = /^bash: (.*): command not found$/;
const CD = /^bash: cd: (.*): (No such file or directory|Not a directory|Permission denied)$/;
const MISSING_PARENT = /^bash: (.*): No such file or directory$/;
const OTHER = /^bash: (?:line \d+: )?(.*)$/;

function prefixOf({ dialect, name, isFile }: ShellVoice, line: number): string {
  if (dialect === 'dash') return `${name}: ${String(line)}: `;
  if (dialect === 'bash' || isFile) return `${name}: line ${String(line)}: `;
  return `${name}: `;
}

/** `writes` tells a redirection that failed to create its file from a program that is missing: both read alike in bash. */
function translate(text: string, voice: ShellVoice, line: number): string {
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
  const [, rest] = OTHER.exec(text) ?? [];
  return rest === undefined ? text : `${prefix}${rest}`;
}

/** Standard error of a script, line by line, in the shell's own words. */
export function inVoice(text: string, voice: ShellVoice, line: number): string {
  return text
    .split('\n')
    .map((part) => (part.startsWith('bash: ') ? translate(part, voice, line) : part))
    .join('\n');
}
