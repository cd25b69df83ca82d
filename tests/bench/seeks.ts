import * as headless from '@xterm/headless';
import { Player } from '../../src/session/player';
import { recordSession } from '../../src/session/record';
import type { Recording } from '../../src/session/recording';
import { measure, median, now } from './measure';
import type { Measure, Measured } from './measure';

// CommonJS marked as an ES module: see src/session/transcript.ts.
const { Terminal } = 'Terminal' in headless ? headless : (headless as { readonly default: typeof import('@xterm/headless') }).default;

const SIZES = [50, 150, 500] as const;

const ROUND = [
  'docker pull node:22-bookworm',
  'docker --help',
  'docker images',
  'docker tag node:22-bookworm mine',
  'docker rmi mine node:22-bookworm',
];

const still = { now: () => 0, request: () => 0, cancel: () => undefined };

function recorded(commands: number): Promise<Recording> {
  return recordSession({
    title: 'bench',
    setup: { scenario: 'empty', files: {}, before: [] },
    commands: Array.from({ length: commands }, (_, at) => ({ line: ROUND[at % ROUND.length] ?? '' })),
  });
}

/**
 * As a pane does: it loads the recording and shows the picture of its end; then the terminal is written and the picture's view decoded for the
 * end and for many places before it.
 */
export async function benchSeeks(): Promise<readonly Measure[]> {
  const sizes: Measured[] = [];
  const notes: string[] = [];
  for (const size of SIZES) {
    const recording = await recorded(size);
    const loading = now();
    const player = new Player(recording, still);
    player.viewAt(recording.duration);
    const loaded = now() - loading;
    const terminal = new Terminal({ cols: recording.columns, rows: recording.rows, scrollback: 5000, allowProposedApi: true });
    let shown: number | undefined;
    const seek = async (t: number): Promise<number> => {
      const began = now();
      const { reset, output } = player.screenAt(t, shown);
      await new Promise<void>((resolve) => terminal.write(reset ? `\x1bc${output}` : output, resolve));
      player.viewAt(t);
      shown = t;
      return now() - began;
    };
    const first = await seek(recording.duration);
    const taken: number[] = [];
    for (let at = 0; at < 40; at += 1) taken.push(await seek(recording.duration * ((at * 0.618) % 1)));
    sizes.push({ size, ms: median(taken) });
    const characters = recording.output.reduce((sum, { data }) => sum + data.length, 0);
    notes.push(
      `${size} commands (${Math.round(characters / 1000)} kB of output, ${recording.views.length} views): loaded in ${Math.round(loaded)} ms, the first seek ${Math.round(first)} ms, the slowest of the others ${Math.round(Math.max(...taken))} ms`,
    );
    terminal.dispose();
  }
  return [measure('seeking', 'commands', sizes, notes)];
}
