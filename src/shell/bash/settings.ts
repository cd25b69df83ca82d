/** Options of `set` that a shell keeps from line to line, and what a line begins with so that it has them. */
import type { SimpleCommandNode } from 'just-bash';
import { literal, simpleCommand } from './nodes';
import { DISPATCHER } from './streaming';

/** Of what just-bash knows, the options that change what a line does; without `noexec`, which an interactive shell takes no notice of. */
const KEPT = ['allexport', 'errexit', 'noclobber', 'noglob', 'nounset', 'pipefail', 'xtrace'];

/** From the value of `SHELLOPTS`. */
export function keptOptions(value: string | undefined): readonly string[] {
  return (value ?? '').split(':').filter((name) => KEPT.includes(name));
}

/** `set -o NAME …` */
export function settingCommand(options: readonly string[]): SimpleCommandNode {
  return simpleCommand(
    'set',
    options.flatMap((name) => [literal('-o'), literal(name)]),
  );
}

const CALL = new RegExp(`^(\\++ )/bin/${DISPATCHER} (?:'[^']*'|\\S+) `);
const INTERNAL = new RegExp(`^\\++ /bin/${DISPATCHER} \\S+ layer-by-layer-`);

/** What `set -x` prints, without what the rewriting of a script has put into it. */
export function cleanTrace(text: string): string {
  if (!text.includes(DISPATCHER)) return text;
  return text
    .split(/(?<=\n)/)
    .filter((line) => !INTERNAL.test(line))
    .map((line) => line.replace(CALL, '$1'))
    .join('');
}
