import { plainText } from './plainText';
import { filesOn, lineOn } from './machineNames';
import type { SessionSetup, SetupEdit } from './recording';
import { runCommand } from './runCommand';
import { scenarioNamed } from './scenarios';
import { ScriptedKeyboard, splitInput } from './scriptedKeyboard';
import type { World, WorldOptions } from './world';
import { writeFiles } from './learnerHome';

/** A preparing command ended with an exit code other than 0. */
export class SetupError extends Error {
  constructor(
    readonly command: string,
    readonly exitCode: number,
    /** What it printed, as plain text. */
    readonly output: string,
  ) {
    super(`preparing command failed with exit code ${exitCode}: ${command}\n${output}`);
    this.name = 'SetupError';
  }
}

/** The options of `createWorld` that a setup states. */
export function worldOf({ files, machines }: SessionSetup): Pick<WorldOptions, 'files' | 'machines'> {
  return { files, ...(machines === undefined ? {} : { machines }) };
}

/** Brings a new world to the state that a session starts from: the scenario's commands, then the setup's, with its edits in between. */
export async function prepareWorld(world: World, setup: SessionSetup): Promise<void> {
  const { commands, conditions } = scenarioNamed(setup.scenario);
  for (const command of commands) await runUnseen(world, command);
  if (conditions !== undefined) world.declare(conditions);
  for (const [index, command] of [...setup.before, undefined].entries()) {
    for (const edit of setup.edits ?? []) if (edit.after === index) writeAll(world, edit.files);
    if (command !== undefined) await runUnseen(world, command);
  }
}

function writeAll(world: World, files: SetupEdit['files']): void {
  const names = world.machines.map(({ name }) => name);
  for (const [index, machine] of world.machines.entries()) writeFiles(machine.files, filesOn(names, index, files), world.clock);
}

async function runUnseen(world: World, command: string): Promise<void> {
  let printed = '';
  const print = (text: string): void => {
    printed += text;
  };
  const { machine: index, line: whole } = lineOn(
    world.machines.map(({ name }) => name),
    command,
  );
  const machine = world.machines[index] ?? world.laptop;
  const { line, input } = splitInput(whole);
  // Only what is typed needs a terminal; its size changes nothing that stays.
  const typing = input.length === 0 ? {} : { tty: { columns: 90, rows: 24 }, keyboard: new ScriptedKeyboard(input) };
  const { exitCode } = await runCommand(world, line, { stdout: print, stderr: print }, { machine, ...typing });
  if (exitCode !== 0) throw new SetupError(command, exitCode, plainText(printed).trim());
}
