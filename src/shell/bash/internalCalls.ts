/** Commands that the rewriting of a script puts into it: calls of the dispatcher, by names that nobody types. */
import type { SimpleCommandNode, StatementNode, WordNode } from 'just-bash';
import { literal, simpleCommand, statementOf } from './nodes';

type Redirection = SimpleCommandNode['redirections'][number];

/**
 * The command that declared programs are called through; the adapter lets it be found at this path only. Its first argument is the mark of
 * the call. (Not a variable: those reach substitutions among the arguments too.)
 */
export const DISPATCHER = 'layer-by-layer-run';

/** Looks whether a file can be opened. */
export const GUARD = 'layer-by-layer-open';
export const TIMER = 'layer-by-layer-timer';
/** Tells that the shell is about to be replaced by its last command. */
export const BECOME = 'layer-by-layer-become';
export const END = 'layer-by-layer-end';
/** Gives `$?` a value. */
export const STATUS_OF = 'layer-by-layer-status';
/** Tells what a command says that has written to /dev/full. */
export const FULL = 'layer-by-layer-full';
/** Runs a command of bash's own on what is typed, and prints after each line what the command has made of the lines so far. */
export const EACH_LINE = 'layer-by-layer-each-line';
/** Runs a file: the place where it reads and writes (see `position.ts`), its path, its words. */
export const RUN_FILE = 'layer-by-layer-file';
/** Tells that what ends in `&` is waited for. */
export const BACKGROUND = 'layer-by-layer-background';

/**
 * The mark of a call whose output goes outside, so that it may stream, begins with the call's line; with TEED after it where a pipe gets the
 * output too, and PIPED where the input does not come from outside. TERMINAL: only the input comes from there. '': nothing does.
 */
export const PIPED = '|';
export const TEED = '+';
export const TERMINAL = '-';

export const quoted = (value: string): WordNode => ({ type: 'Word', parts: [{ type: 'SingleQuoted', value }] });
/** `$?` */
export const STATUS: WordNode = { type: 'Word', parts: [{ type: 'ParameterExpansion', parameter: '?', operation: null }] };

export function callDispatcher(args: readonly WordNode[], redirected: readonly Redirection[] = [], mark = ''): SimpleCommandNode {
  return simpleCommand(`/bin/${DISPATCHER}`, [quoted(mark), ...args], [...redirected]);
}

/** Tells that the script has run to its end, and keeps its exit code. */
export function endStatement(): StatementNode {
  return statementOf(callDispatcher([quoted(END), STATUS]));
}

/** Sets `$?`. In a list, so that `set -e` takes no notice (bash manual 4.3.1). */
export function statusStatements(status: number): readonly StatementNode[] {
  if (status === 0) return [];
  const given = statementOf(callDispatcher([quoted(STATUS_OF), literal(String(status))]));
  const never = statementOf(simpleCommand('true', []));
  return [{ ...given, pipelines: [...given.pipelines, ...never.pipelines], operators: ['&&'] }];
}
