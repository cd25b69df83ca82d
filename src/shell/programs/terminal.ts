/** `clear` and `history`: about the terminal itself. */
import type { Program } from './program';

export const clear: Program = {
  name: 'clear',
  does: 'Clears the terminal.',
  doesNot: '',
  run(_argv, context) {
    // Cursor home, erase the screen, erase what scrolled away: terminfo of xterm, `clear` and `E3`.
    if (context.tty !== undefined) context.stdout('\u001b[H\u001b[2J\u001b[3J');
    return 0;
  },
};

export const history: Program = {
  name: 'history',
  does: 'Prints the lines typed so far, or the last N.',
  doesNot: 'Clearing and editing them.',
  run(argv, context) {
    const count = Number(argv[1] ?? context.history.length);
    if (!Number.isInteger(count) || count < 0) {
      context.stderr('layer-by-layer: history prints the lines typed, or with a number the last of them\n');
      return 1;
    }
    const first = Math.max(0, context.history.length - count);
    context.history.slice(first).forEach((line, index) => {
      context.stdout(`${String(first + index + 1).padStart(5)}  ${line}\n`);
    });
    return 0;
  },
};
