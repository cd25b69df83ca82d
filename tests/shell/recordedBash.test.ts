import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../src/engine/clock';
import { runCommand } from '../../src/session/runCommand';
import { createWorld, worldEpoch } from '../../src/session/world';
import sessions from './recordedBash.json';

interface RecordedLine {
  readonly line: string;
  /** Without them the line is run and not compared: what it prints hangs on the recording machine, or differs here. */
  readonly exit?: number;
  readonly output?: string;
}

/** What the terminal shows, without its last line end and without what is marked as ours. */
async function typed(session: readonly RecordedLine[]): Promise<readonly RecordedLine[]> {
  const world = await createWorld({ clock: new SimulatedClock(worldEpoch) });
  const shown: RecordedLine[] = [];
  for (const { line } of session) {
    let screen = '';
    const print = (text: string): void => {
      screen += text.replaceAll('\r\n', '\n');
    };
    const { exitCode } = await runCommand(world, line, { stdout: print, stderr: print }, { tty: { columns: 120, rows: 30 } });
    const output = screen.replace(/^layer-by-layer: did you mean .*\n/gm, '').replace(/\n*$/, '');
    shown.push({ line, exit: exitCode, output });
  }
  return shown;
}

/** Recorded in a terminal of 120 columns: bash 5.2.15 with the programs of Debian 12. */
describe('lines that a learner types, as real bash answered them', () => {
  it.each(sessions.map((session, at) => [at, session] as const))('session %i', async (_at, session: readonly RecordedLine[]) => {
    const shown = await typed(session);
    const differing = session.flatMap((wanted, at) => {
      const got = shown[at];
      const want = { ...wanted, output: wanted.output?.replace(/\n*$/, '') };
      return wanted.exit === undefined || JSON.stringify(got) === JSON.stringify({ line: want.line, exit: want.exit, output: want.output })
        ? []
        : [{ got, want }];
    });
    expect(differing).toEqual([]);
  });
});
