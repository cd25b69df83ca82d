import { ask } from './ask';
import type { Invocation } from './command';

/**
 * Docker's question before it removes things: `y` or `Y` agrees, blanks around it do not matter. Anything else, Ctrl-C and Ctrl-D decline,
 * all with exit code 0 (docker/cli `internal/prompt`; asked of a real client in a terminal, and recording 29.7.2/06 steps 35 to 39).
 */
export async function confirmed(invocation: Invocation, question: string): Promise<boolean> {
  const answer = await ask(invocation, question);
  return answer.kind === 'line' && answer.text.trim().toLowerCase() === 'y';
}
