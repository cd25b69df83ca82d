/** Where a command of a script reads and writes, as far as its text tells. */
import type { SimpleCommandNode } from 'just-bash';

export interface Position {
  /** What the command reads would come from outside the script. */
  readonly stdin: boolean;
  /** Where the command's output would go is the outside. */
  readonly stdout: boolean;
  readonly stderr: boolean;
}

export const NOWHERE: Position = { stdin: false, stdout: false, stderr: false };

/** Everything that differs from `NOWHERE`. */
export const PLACES: readonly Position[] = [1, 2, 3, 4, 5, 6, 7].map((number) => placeOf(number));

export function placeOf(number: number): Position {
  return { stdin: (number & 1) !== 0, stdout: (number & 2) !== 0, stderr: (number & 4) !== 0 };
}

export function placeNumber({ stdin, stdout, stderr }: Position): number {
  return (stdin ? 1 : 0) + (stdout ? 2 : 0) + (stderr ? 4 : 0);
}

/** Within a command that has these redirections of its own. */
export function within(position: Position, redirections: SimpleCommandNode['redirections']): Position {
  const isElsewhere = redirections.some(({ operator }) => !operator.startsWith('<') || operator === '<>');
  const stdin = position.stdin && !redirections.some(({ operator }) => operator.startsWith('<'));
  return isElsewhere ? { stdin, stdout: false, stderr: false } : { ...position, stdin };
}
