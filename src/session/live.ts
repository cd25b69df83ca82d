import type { ShellIo } from '../shell/shell';
import type { LearnerFiles, LiveResult, LiveRunOptions, LiveSession, TakeOver } from './liveSession';
import { PacedClock } from './pacedClock';
import { runCommand } from './runCommand';
import { ScriptedKeyboard } from './scriptedKeyboard';
import { prepareWorld } from './setup';
import { createWorld, worldEpoch } from './world';
import { Workbench } from './workbench';
import type { World } from './world';
import type { WorldView } from './worldView';

/**
 * Makes a recording's world again and runs, at once and unseen, the commands that had ended by `t`; a command still running then counts as
 * not begun, also one into which lines were being typed. Determinism makes it the state that the recording shows there.
 */
export const takeOver: TakeOver = async (recording, t, options = {}) => {
  const clock = new PacedClock(worldEpoch, options.wait ?? realWait);
  const world = await createWorld({ files: recording.setup.files, clock });
  await prepareWorld(world, recording.setup);
  const ended = recording.commands.filter((command) => command.end <= t);
  const tty = { columns: recording.columns, rows: recording.rows };
  for (const { command, input = [] } of ended) {
    await runCommand(world, command, silent, { tty, keyboard: new ScriptedKeyboard(input) });
  }
  clock.setPace(options.pace ?? 1);
  return new PromptedWorld(
    world,
    ended.map(({ command }) => command),
  );
};

const silent: ShellIo = { stdout: () => undefined, stderr: () => undefined };

const realWait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

class PromptedWorld implements LiveSession {
  readonly #world: World;
  readonly #workbench: Workbench;
  #history: readonly string[];
  #summary = '';
  #state: 'idle' | 'running' | 'disposed' = 'idle';

  constructor(world: World, history: readonly string[]) {
    this.#world = world;
    this.#workbench = new Workbench(() => this.#world.laptop);
    this.#history = history;
  }

  get prompt(): string {
    return this.#world.laptop.shell.prompt;
  }

  get history(): readonly string[] {
    return this.#history;
  }

  get summary(): string {
    return this.#summary;
  }

  async run(line: string, io: ShellIo, { columns, rows, cancellation, keyboard }: LiveRunOptions): Promise<LiveResult> {
    if (this.#state !== 'idle') throw new Error(this.#state === 'running' ? 'a command is running already' : 'the session is over');
    this.#state = 'running';
    if (line.trim() !== '') this.#history = [...this.#history, line];
    const { exitCode, summary } = await runCommand(this.#world, line, io, {
      tty: { columns, rows },
      ...(cancellation === undefined ? {} : { cancellation }),
      ...(keyboard === undefined ? {} : { keyboard }),
    });
    if (this.#isRunning()) this.#state = 'idle';
    this.#summary = summary;
    this.#workbench.files.changed();
    return { exitCode, summary };
  }

  complete(line: string, cursor: number): ReturnType<LiveSession['complete']> {
    return this.#world.laptop.shell.complete(line, cursor);
  }

  get files(): LearnerFiles {
    return this.#workbench.files;
  }

  plan(...about: Parameters<LiveSession['plan']>): ReturnType<LiveSession['plan']> {
    return this.#workbench.plan(...about);
  }

  completeDockerfile(...about: Parameters<LiveSession['completeDockerfile']>): ReturnType<LiveSession['completeDockerfile']> {
    return this.#workbench.completeDockerfile(...about);
  }

  suggest(line: string): ReturnType<LiveSession['suggest']> {
    return this.#workbench.suggest(line);
  }

  view(): WorldView {
    return this.#world.view();
  }

  subscribe(listener: () => void): () => void {
    return this.#world.subscribe(listener);
  }

  dispose(): void {
    this.#state = 'disposed';
    this.#world.dispose();
  }

  /** Asked after a wait, during which `dispose` may have been called. */
  #isRunning(): boolean {
    return this.#state === 'running';
  }
}
