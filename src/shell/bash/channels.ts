/**
 * Output that streams. just-bash hands over what a script printed only when the script has ended, but it writes a redirection as soon as
 * the command that has it is done. So each command that prints to the outside is redirected to one of these paths, which the file system
 * adapter turns back into output.
 */
const ROOT = '/dev/.layer-by-layer';

export const STDOUT_CHANNEL = `${ROOT}/stdout`;

/** `line` is the line of the script, for the shells that print it in their messages. */
export function stderrChannel(line: number, name?: string): string {
  return `${ROOT}/stderr/${String(line)}${name === undefined ? '' : `-${name}`}`;
}

/** Stands in for /dev/full: takes everything, and what comes here is known to be lost. */
export const FULL_CHANNEL = `${ROOT}/full`;

/** What a line leaves behind for the next one. */
export const STATE_CHANNEL = `${ROOT}/state`;

export type Channel =
  | { readonly stream: 'stdout' | 'full' | 'state' }
  | { readonly stream: 'stderr'; readonly line: number; /** Of the builtin that says it. */ readonly name?: string };

export function channelOf(path: string): Channel | undefined {
  if (!path.startsWith(ROOT)) return undefined;
  if (path === STDOUT_CHANNEL) return { stream: 'stdout' };
  if (path === STATE_CHANNEL) return { stream: 'state' };
  if (path === FULL_CHANNEL) return { stream: 'full' };
  const [, line, name] = /\/stderr\/(\d+)(?:-(.+))?$/.exec(path) ?? [];
  return line === undefined ? undefined : { stream: 'stderr', line: Number(line), ...(name === undefined ? {} : { name }) };
}
