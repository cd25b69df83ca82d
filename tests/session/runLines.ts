import { SimulatedClock } from '../../src/engine/clock';
import { runCommand } from '../../src/session/runCommand';
import { createWorld, worldEpoch } from '../../src/session/world';
import type { World, WorldOptions } from '../../src/session/world';
import type { MachineView, WorldView } from '../../src/session/worldView';

export interface WatchedWorld {
  readonly world: World;
  /** Runs a line on a machine, the first by default; gives what it printed, with `\r\n`. */
  run(line: string, machine?: string): Promise<string>;
  /** Of the first machine. */
  machine(): MachineView;
  /** Every view since the world began. */
  readonly seen: readonly WorldView[];
}

export async function watchedWorld(options: Omit<WorldOptions, 'clock'> = {}): Promise<WatchedWorld> {
  const world = await createWorld({ clock: new SimulatedClock(worldEpoch), ...options });
  const seen: WorldView[] = [];
  world.subscribe(() => {
    seen.push(world.view());
  });
  const machine = (): MachineView => {
    const [first] = world.view().machines;
    if (first === undefined) throw new Error('a world has a machine');
    return first;
  };
  const run = async (line: string, name?: string): Promise<string> => {
    let printed = '';
    const print = (text: string): void => {
      printed += text;
    };
    const on = world.machines.find((one) => one.name === name);
    await runCommand(world, line, { stdout: print, stderr: print }, on === undefined ? {} : { machine: on });
    return printed;
  };
  return { world, run, machine, seen };
}
