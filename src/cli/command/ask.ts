import type { TypedLine } from '../../engine/container/process';
import type { Invocation } from './command';
import { notSimulated } from './failure';

/**
 * Docker's question and the line that answers it. With somebody at the keyboard the question stands before the cursor and only a line, Ctrl-C
 * or Ctrl-D goes on; otherwise the answer is the first line of standard input. `hidden`: what is typed does not show.
 */
export async function ask(invocation: Invocation, question: string, options: { readonly hidden?: true } = {}): Promise<TypedLine> {
  const { io, keyboard, stdin, stdinBytes, tty } = invocation;
  // What goes into a pipe or a file is not drawn with the cursor after it.
  const prompt = tty === undefined ? '' : question.slice(question.lastIndexOf('\n') + 1);
  if (keyboard !== undefined && stdin === '') {
    io.stdout(question.slice(0, question.length - prompt.length));
    const typed = await keyboard.readLine({
      prompt,
      history: [],
      status: 0,
      ofCommand: true,
      complete: (_line, cursor) => Promise.resolve({ from: cursor, candidates: [] }),
      ...options,
    });
    // Docker's detach keys mean nothing here, and nobody else is left who could answer.
    return typed.kind === 'detach' ? { kind: 'interrupt' } : typed;
  }
  io.stdout(question);
  if (tty !== undefined && stdinBytes === undefined && stdin === '') {
    io.stdout('\n');
    throw notSimulated('nobody sits at this terminal who could answer.');
  }
  const [answer = ''] = stdin.split(/\r?\n/);
  // What is typed stands in the window, because the terminal echoes it; what comes through a pipe does not.
  if (tty !== undefined && stdinBytes === undefined) io.stdout(`${options.hidden === true ? '' : answer}\n`);
  return stdin === '' ? { kind: 'end-of-file' } : { kind: 'line', text: answer };
}
