import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../src/engine/clock';
import { runCommand } from '../../src/session/runCommand';
import { createWorld, worldEpoch } from '../../src/session/world';
import sessions from './recordedBash.json';

/** `notCompared` says why what bash answered there means nothing elsewhere. */
type RecordedLine =
  | { readonly line: string; readonly notCompared: string }
  /** `differs`: a known gap, until it is closed. */
  | { readonly line: string; readonly exit: number; readonly output: string; readonly differs?: boolean };

/** For each line the exit code and what the terminal shows, without its last line ends and without what is marked as ours. */
async function typed(session: readonly RecordedLine[]): Promise<readonly (readonly [exit: number, output: string])[]> {
  const world = await createWorld({ clock: new SimulatedClock(worldEpoch) });
  const shown: (readonly [number, string])[] = [];
  for (const { line } of session) {
    let screen = '';
    const print = (text: string): void => {
      screen += text.replaceAll('\r\n', '\n');
    };
    const { exitCode } = await runCommand(world, line, { stdout: print, stderr: print }, { tty: { columns: 120, rows: 30 } });
    shown.push([exitCode, screen.replace(/^layer-by-layer: did you mean .*\n/gm, '').replace(/\n*$/, '')]);
  }
  return shown;
}

/** Recorded in a terminal of 120 columns: bash 5.2.15 with the programs of Debian 12. */
describe('lines that a learner types, as real bash answered them', () => {
  it.each(sessions.map((session, at) => [at, session] as const))('session %i', async (_at, session: readonly RecordedLine[]) => {
    const shown = await typed(session);
    const told = session.flatMap((recorded, at): readonly unknown[] => {
      const [exit, output] = shown[at] ?? [];
      if ('notCompared' in recorded) return [];
      const wanted = [recorded.exit, recorded.output.replace(/\n*$/, '')];
      const isEqual = exit === wanted[0] && output === wanted[1];
      if (recorded.differs !== true) return isEqual ? [] : [{ line: recorded.line, got: [exit, output], wanted }];
      return isEqual ? [`${recorded.line}: is equal now, so "differs" has to go`] : [];
    });
    expect(told).toEqual([]);
  });
});
