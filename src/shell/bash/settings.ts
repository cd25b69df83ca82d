/** Options of `set` that a shell keeps from line to line, and what a line begins with so that it has them. */
import type { StatementNode } from 'just-bash';
import { DISPATCHER, EACH_LINE, RUN_FILE, statusStatements } from './internalCalls';
import { restoringStatements } from './keptState';
import { literal, simpleCommand, statementOf } from './nodes';
import type { Script } from './script';

/** Of what just-bash knows, the options that change what a line does; without `noexec`, which an interactive shell takes no notice of. */
const KEPT = ['allexport', 'errexit', 'noclobber', 'noglob', 'nounset', 'pipefail', 'xtrace'];

/** From the value of `SHELLOPTS`. */
export function keptOptions(value: string | undefined): readonly string[] {
  return (value ?? '').split(':').filter((name) => KEPT.includes(name));
}

/** What was declared, `set -o NAME …`, and `$?` as it was. */
export function beginning({
  options = [],
  status = 0,
  declarations,
}: Pick<Script, 'options' | 'status' | 'declarations'>): readonly StatementNode[] {
  const words = options.flatMap((name) => [literal('-o'), literal(name)]);
  return [
    ...restoringStatements(declarations),
    ...(words.length === 0 ? [] : [statementOf(simpleCommand('set', words))]),
    ...statusStatements(status),
  ];
}

const CALL = new RegExp(`^(\\++ )/bin/${DISPATCHER} (?:'[^']*'|\\S+) `);
/** What is called through one of these, with the words that it takes before. */
const THROUGH = new RegExp(`^(\\++ )(?:${RUN_FILE} \\S+|${EACH_LINE} \\S+ \\S+) `);
const INTERNAL = /^\++ (?:layer-by-layer-|declare -p\n?$)/;

/** What `set -x` prints, without what the rewriting of a script has put into it. */
export function cleanTrace(text: string): string {
  if (!text.includes(DISPATCHER)) return text;
  return text
    .split(/(?<=\n)/)
    .map((line) => line.replace(CALL, '$1').replace(THROUGH, '$1'))
    .filter((line) => !INTERNAL.test(line))
    .join('');
}
