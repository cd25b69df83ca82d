import { SimulatedClock } from '../engine/clock';
import type { ShellIo, Tty } from '../shell/shell';
import type { Action } from './actions';
import type { Recording } from './recording';
import { unfinished } from './continuation';
import { runCommand } from './runCommand';
import { ScriptedKeyboard } from './scriptedKeyboard';
import { prepareWorld, worldOf } from './setup';
import { recordDoings } from './take';
import { createWorld, worldEpoch } from './world';

/** Makes a recording of what a reader did after so many commands of a tour, by doing it again. Its `setup` is the tour's. Transcripts are left empty. */
export type RecordOwn = (tour: Recording, after: number, actions: readonly Action[]) => Promise<Recording>;

export const recordOwn: RecordOwn = async (tour, after, actions) => {
  const { title, profile, columns, rows, setup } = tour;
  const screen: Tty = { columns, rows };
  const world = await createWorld({ ...worldOf(setup), clock: new SimulatedClock(worldEpoch) });
  await prepareWorld(world, setup);
  for (const { command, machine = 0, input = [] } of tour.commands.slice(0, after)) {
    await runCommand(world, command, silent, {
      tty: screen,
      keyboard: new ScriptedKeyboard(input),
      machine: world.machines[machine] ?? world.laptop,
    });
  }
  const recorded = await recordDoings(world, actions.map(typedAsEntered), screen, () => Promise.resolve(''));
  world.dispose();
  return { version: 1, title, profile, columns, rows, ...recorded, setup };
};

const silent: ShellIo = { stdout: () => undefined, stderr: () => undefined };

/** A command of several lines was typed in several lines; one that Ctrl-D has ended stood at another prompt then. */
function typedAsEntered(action: Action): Parameters<typeof recordDoings>[1][number] {
  return action.kind === 'command' && action.line.includes('\n')
    ? { ...action, typed: [...action.line.split('\n'), ...(unfinished(action.line) ? [''] : [])] }
    : action;
}
