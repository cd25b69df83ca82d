import { SimulatedClock } from '../../src/engine/clock';
import { createWorld, worldEpoch } from '../../src/session/world';

export interface Typed {
  readonly out: string;
  readonly err: string;
  readonly exit: number;
}

/** A learner's laptop on which lines are typed one after the other. */
export interface Laptop {
  /** What the last of the lines gave. */
  type(...lines: readonly string[]): Promise<Typed>;
}

export async function laptop(files: Readonly<Record<string, string>> = {}): Promise<Laptop> {
  const world = await createWorld({ clock: new SimulatedClock(worldEpoch), files });
  return {
    type: async (...lines) => {
      let last: Typed = { out: '', err: '', exit: 0 };
      for (const line of lines) {
        let out = '';
        let err = '';
        const io = { stdout: (text: string) => void (out += text), stderr: (text: string) => void (err += text) };
        const { exitCode } = await world.laptop.shell.run(line, io);
        last = { out, err, exit: exitCode };
      }
      return last;
    },
  };
}
