import type { ShellIo } from '../shell/shell';
import type { Action, EditAction } from './actions';
import { fetchBuilderWhenIdle } from './fetchAhead';
import { sameInterruption } from './interruption';
import { layerFilesOf } from './layerFilesOf';
import type { LearnerFiles, LiveResult, LiveRunOptions, LiveWorld, MachinePrompt, TakeOver } from './liveSession';
import type { Machine } from './machine';
import type { RecordOwn } from './ownRecording';
import { PacedClock } from './pacedClock';
import { runCommand } from './runCommand';
import { ScriptedKeyboard } from './scriptedKeyboard';
import { prepareWorld, worldOf } from './setup';
import { UndoableSession } from './undoableSession';
import { createWorld, worldEpoch } from './world';
import { Workbench } from './workbench';
import type { World } from './world';
import type { LayerFiles, WorldView } from './worldView';

/** A chunk of its own, which comes when a session of the reader's is replayed. Asked for from here, it shares the engine with this one. */
export async function loadRecordOwn(): Promise<RecordOwn> {
  const { recordOwn } = await import(/* webpackChunkName: "own-recording" */ './ownRecording');
  return recordOwn;
}

/**
 * Makes a recording's world again and runs, at once and unseen, the commands that had ended by `t`; a command still running then counts as
 * not begun, also one into which lines were being typed. Determinism makes it the state that the recording shows there.
 */
export const takeOver: TakeOver = (recording, t, options = {}) => {
  const ended = recording.commands
    .filter((command) => command.end <= t)
    .map(({ command, machine, input }): Action => {
      return { kind: 'command', line: command, ...(machine === undefined ? {} : { machine }), ...(input === undefined ? {} : { input }) };
    });
  const tty = { columns: recording.columns, rows: recording.rows };
  const make = async (actions: readonly Action[]): Promise<LiveWorld> => {
    const clock = new PacedClock(worldEpoch, options.wait ?? realWait);
    const world = await createWorld({ ...worldOf(recording.setup), clock });
    await prepareWorld(world, recording.setup);
    const prompted = new PromptedWorld(world, clock, options.pace ?? 1, tty);
    for (const action of [...ended, ...actions]) await prompted.repeat(action);
    return prompted;
  };
  const begun = UndoableSession.begin(make, options.actions ?? []);
  void begun.then(() => fetchBuilderWhenIdle(globalThis)).catch(() => undefined);
  return begun;
};

const silent: ShellIo = { stdout: () => undefined, stderr: () => undefined };

const realWait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

class PromptedWorld implements LiveWorld {
  readonly #world: World;
  readonly #workbench: Workbench;
  readonly #clock: PacedClock;
  readonly #pace: number;
  readonly #tty: { readonly columns: number; readonly rows: number };
  /** Of each machine. */
  readonly #histories = new Map<Machine, readonly string[]>();
  #machine: Machine;
  #state: 'idle' | 'running' | 'disposed' = 'idle';

  constructor(world: World, clock: PacedClock, pace: number, tty: { readonly columns: number; readonly rows: number }) {
    this.#world = world;
    this.#workbench = new Workbench(() => this.#machine);
    this.#machine = world.laptop;
    this.#clock = clock;
    this.#pace = pace;
    this.#tty = tty;
    clock.setPace(pace);
  }

  get prompt(): string {
    return this.#machine.shell.prompt;
  }

  get history(): readonly string[] {
    return this.#historyOf(this.#machine);
  }

  get machines(): readonly string[] {
    return this.#world.machines.map(({ name }) => name);
  }

  get machine(): string {
    return this.#machine.name;
  }

  selectMachine(name: string): void {
    this.#machine = this.#named(name);
    this.#workbench.files.changed();
  }

  on(name: string): MachinePrompt {
    const machine = this.#named(name);
    const history = (): readonly string[] => this.#historyOf(machine);
    return {
      get prompt() {
        return machine.shell.prompt;
      },
      get history() {
        return history();
      },
      run: (line, io, options) => this.#run(machine, line, io, options),
      complete: (line, cursor) => machine.shell.complete(line, cursor),
    };
  }

  layerFiles(key: string): LayerFiles | undefined {
    const engines = this.#world.machines.map(({ engine }) => engine);
    return layerFilesOf(engines, key);
  }

  now(): number {
    return this.#clock.now();
  }

  run(line: string, io: ShellIo, options: LiveRunOptions): Promise<LiveResult> {
    return this.#run(this.#machine, line, io, options);
  }

  async #run(machine: Machine, line: string, io: ShellIo, { columns, rows, cancellation, keyboard }: LiveRunOptions): Promise<LiveResult> {
    if (this.#state !== 'idle') throw new Error(this.#state === 'running' ? 'a command is running already' : 'the session is over');
    this.#state = 'running';
    if (line.trim() !== '') this.#histories.set(machine, [...this.#historyOf(machine), line]);
    const { exitCode, summary } = await runCommand(this.#world, line, io, {
      machine,
      tty: { columns, rows },
      ...(cancellation === undefined ? {} : { cancellation }),
      ...(keyboard === undefined ? {} : { keyboard }),
    });
    if (this.#isRunning()) this.#state = 'idle';
    this.#workbench.files.changed();
    return { exitCode, summary };
  }

  async repeat(action: Action): Promise<void> {
    if (action.kind === 'edit') return this.#edit(action);
    const entered = this.now();
    const { line, interrupted, input = [] } = action;
    const again = interrupted === undefined ? {} : { cancellation: sameInterruption(interrupted, () => this.now() - entered) };
    this.#machine = this.#world.machines[action.machine ?? 0] ?? this.#world.laptop;
    this.#clock.setPace(0);
    await this.run(line, silent, { ...this.#tty, ...again, keyboard: new ScriptedKeyboard(input) });
    this.#clock.setPace(this.#pace);
  }

  complete(line: string, cursor: number): ReturnType<LiveWorld['complete']> {
    return this.#machine.shell.complete(line, cursor);
  }

  get files(): LearnerFiles {
    return this.#workbench.files;
  }

  plan(...about: Parameters<LiveWorld['plan']>): ReturnType<LiveWorld['plan']> {
    return this.#workbench.plan(...about);
  }

  completeDockerfile(...about: Parameters<LiveWorld['completeDockerfile']>): ReturnType<LiveWorld['completeDockerfile']> {
    return this.#workbench.completeDockerfile(...about);
  }

  suggest(line: string): ReturnType<LiveWorld['suggest']> {
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

  #named(name: string): Machine {
    const wanted = this.#world.machines.find((machine) => machine.name === name);
    if (wanted === undefined) throw new RangeError(`no machine "${name}"; there are: ${this.machines.join(', ')}`);
    return wanted;
  }

  #historyOf(machine: Machine): readonly string[] {
    return this.#histories.get(machine) ?? [];
  }

  #edit({ path, text, machine = 0 }: EditAction): void {
    const prompted = this.#machine;
    this.#machine = this.#world.machines[machine] ?? this.#world.laptop;
    if (text === undefined) this.#workbench.files.remove(path);
    else this.#workbench.files.write(path, text);
    this.#machine = prompted;
    this.#workbench.files.changed();
  }

  /** Asked after a wait, during which `dispose` may have been called. */
  #isRunning(): boolean {
    return this.#state === 'running';
  }
}
