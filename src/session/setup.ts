import { plainText } from './plainText';
import type { SessionSetup } from './recording';
import { runCommand } from './runCommand';
import { ScriptedKeyboard, splitInput } from './scriptedKeyboard';
import { scenarioCommands } from './scenarios';
import type { World } from './world';
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

/** Brings a new world to the state that a session starts from: the scenario's commands, then the setup's, with its edits in between. */
export async function prepareWorld(world: World, setup: SessionSetup): Promise<void> {
  for (const command of scenarioCommands(setup.scenario)) await runUnseen(world, command);
  for (const [index, command] of [...setup.before, undefined].entries()) {
    for (const edit of setup.edits ?? []) if (edit.after === index) writeFiles(world.laptop.files, edit.files, world.clock);
    if (command !== undefined) await runUnseen(world, command);
  }
}

async function runUnseen(world: World, command: string): Promise<void> {
  let printed = '';
  const print = (text: string): void => {
    printed += text;
  };
  const { line, input } = splitInput(command);
  // Only what is typed needs a terminal; its size changes nothing that stays.
  const typing = input.length === 0 ? {} : { tty: { columns: 90, rows: 24 }, keyboard: new ScriptedKeyboard(input) };
  const { exitCode } = await runCommand(world, line, { stdout: print, stderr: print }, typing);
  if (exitCode !== 0) throw new SetupError(command, exitCode, plainText(printed).trim());
}
