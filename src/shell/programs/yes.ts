/** `yes`: the same line for ever. */
import { NotSimulated } from './program';
import type { Program } from './program';

/** What a reader such as `docker system prune` or `head` takes of it is far less. */
const LINES_INTO_A_PIPE = 10_000;
const BATCH = 100;
const BATCH_MS = 100;

export const yes: Program = {
  name: 'yes',
  does: 'Prints y, or its words, line by line: into a terminal until Ctrl-C.',
  doesNot: 'Into a pipe or a file it ends after 10,000 lines.',
  async run(argv, { cancellation, clock, stdout, tty }) {
    const words = argv.slice(1).filter((word) => word !== '--');
    const line = `${words.length === 0 ? 'y' : words.join(' ')}\n`;
    if (tty === undefined) {
      stdout(line.repeat(LINES_INTO_A_PIPE));
      return 0;
    }
    if (cancellation === undefined) throw new NotSimulated('yes', 'yes would run on for ever, and nobody can press Ctrl-C here.');
    while (!cancellation.cancelled) {
      stdout(line.repeat(BATCH));
      await clock.sleep(BATCH_MS);
    }
    return 130;
  },
};
