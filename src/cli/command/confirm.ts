import type { Invocation } from './command';
import { notSimulated } from './failure';

/**
 * Docker's question before it removes things: the text goes out, the answer is the first line of standard input (`y` or `Y` agrees).
 * In a terminal without an answer prepared, nothing can be typed into a running command here, and that is said instead of guessed.
 */
export function confirmed({ io, stdin, tty }: Invocation, question: string): boolean {
  io.stdout(question);
  if (tty !== undefined && stdin === '') {
    io.stdout('\n');
    throw notSimulated('a running command cannot ask back here; add --force to agree.');
  }
  const answer = (stdin.split('\n')[0] ?? '').trim();
  // What is typed stands in the window, because the terminal echoes it.
  if (tty !== undefined) io.stdout(`${answer}\n`);
  return answer === 'y' || answer === 'Y';
}
