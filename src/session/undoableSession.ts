import type { ShellIo } from '../shell/shell';
import type { Action, EditAction } from './actions';
import { nameOf } from './actions';
import { HeardCancellation } from './interruption';
import type { LiveResult, LiveRunOptions, LiveSession, LiveWorld, MachinePrompt } from './liveSession';
import { HeardKeyboard } from './scriptedKeyboard';
import { UndoableFiles } from './undoableFiles';
import type { WorldView } from './worldView';

/** A world in which these actions have been performed, in order and unseen. The same actions make the same world. */
export type MakeWorld = (actions: readonly Action[]) => Promise<LiveWorld>;

/**
 * A session whose actions can be taken back. Undo makes the world anew without the last action, which determinism allows; this object stays
 * the same meanwhile, so whoever watches it need not know.
 */
export class UndoableSession implements LiveSession {
  readonly files: UndoableFiles;
  readonly #make: MakeWorld;
  readonly #listeners = new Set<() => void>();
  #world: LiveWorld;
  #unsubscribe: () => void;
  #actions: readonly Action[];
  #undone: readonly Action[] = [];
  #summary = '';
  /** The reader's command and changes of worlds go one after the other: resolves when all that was asked for is done. */
  #last: Promise<unknown> = Promise.resolve();
  #pending = 0;
  #interrupt: (() => void) | undefined;
  #disposed = false;

  private constructor(make: MakeWorld, world: LiveWorld, actions: readonly Action[]) {
    this.#make = make;
    this.#world = world;
    this.#actions = actions;
    this.#unsubscribe = world.subscribe(this.#tell);
    this.files = new UndoableFiles(
      () => this.#world.files,
      (change) => this.#edit(change),
    );
  }

  static async begin(make: MakeWorld, actions: readonly Action[]): Promise<UndoableSession> {
    return new UndoableSession(make, await make(actions), actions);
  }

  get prompt(): string {
    return this.#world.prompt;
  }

  get history(): readonly string[] {
    return this.#world.history;
  }

  get summary(): string {
    return this.#summary;
  }

  get machines(): readonly string[] {
    return this.#world.machines;
  }

  get machine(): string {
    return this.#world.machine;
  }

  selectMachine(name: string): void {
    this.#world.selectMachine(name);
    this.files.worldChanged();
    this.#tell();
  }

  layerFiles(key: string): ReturnType<LiveSession['layerFiles']> {
    return this.#world.layerFiles(key);
  }

  get actions(): readonly Action[] {
    return this.#actions;
  }

  get undone(): readonly Action[] {
    return this.#undone;
  }

  on(name: string): MachinePrompt {
    // Asked anew each time: the world is another one after an undo.
    const there = (): MachinePrompt => this.#world.on(name);
    there();
    return {
      get prompt() {
        return there().prompt;
      },
      get history() {
        return there().history;
      },
      run: (line, io, options) => this.#begin(name, line, io, options),
      complete: (line, cursor) => there().complete(line, cursor),
    };
  }

  run(line: string, io: ShellIo, options: LiveRunOptions): Promise<LiveResult> {
    return this.#begin(this.machine, line, io, options);
  }

  #begin(machine: string, line: string, io: ShellIo, options: LiveRunOptions): Promise<LiveResult> {
    if (this.#disposed) return Promise.reject(new Error('the session is over'));
    if (this.#pending > 0) return Promise.reject(new Error('a command is running already'));
    let undoing = false;
    const keyboard = options.keyboard && new HeardKeyboard(options.keyboard);
    this.#interrupt = () => {
      undoing = true;
      keyboard?.leave();
    };
    return this.#waitFor(this.#run(machine, line, io, options, keyboard, () => undoing));
  }

  undo(): Promise<Action | undefined> {
    return this.#afterwards(async () => {
      const last = this.#actions.at(-1);
      if (last !== undefined) await this.#change(this.#actions.slice(0, -1), [last, ...this.#undone], `Undone: ${nameOf(last)}`);
      return last;
    });
  }

  redo(): Promise<Action | undefined> {
    return this.#afterwards(async () => {
      const [next, ...rest] = this.#undone;
      if (next === undefined) return undefined;
      await this.#world.repeat(next);
      this.#set([...this.#actions, next], rest, `Redone: ${nameOf(next)}`);
      return next;
    });
  }

  async reset(): Promise<void> {
    await this.#afterwards(async () => {
      if (this.#actions.length > 0) await this.#change([], [...this.#actions, ...this.#undone], 'Reset: as it was when you took over');
      return undefined;
    });
  }

  plan(...about: Parameters<LiveSession['plan']>): ReturnType<LiveSession['plan']> {
    return this.#world.plan(...about);
  }

  completeDockerfile(...about: Parameters<LiveSession['completeDockerfile']>): ReturnType<LiveSession['completeDockerfile']> {
    return this.#world.completeDockerfile(...about);
  }

  suggest(line: string): ReturnType<LiveSession['suggest']> {
    return this.#world.suggest(line);
  }

  complete(line: string, cursor: number): ReturnType<LiveSession['complete']> {
    return this.#world.complete(line, cursor);
  }

  view(): WorldView {
    return this.#world.view();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispose(): void {
    this.#disposed = true;
    this.files.dispose();
    this.#unsubscribe();
    this.#listeners.clear();
    this.#world.dispose();
  }

  /** While a command runs it waits, so that doing it all again in order gives the same. Edits of one file in a row count as one. */
  #edit(change: Pick<EditAction, 'path' | 'text'>): void {
    if (this.#disposed) return;
    if (this.#pending > 0) return void this.#last.then(() => this.#edit(change));
    const machine = this.machines.indexOf(this.machine);
    const action: EditAction = { kind: 'edit', ...change, ...(machine > 0 ? { machine } : {}) };
    if (action.text === undefined) this.#world.files.remove(action.path);
    else this.#world.files.write(action.path, action.text);
    const last = this.#actions.at(-1);
    const texts = last?.kind === 'edit' && last.text !== undefined && action.text !== undefined;
    const again = texts && last.path === action.path && last.machine === action.machine;
    this.#set([...(again ? this.#actions.slice(0, -1) : this.#actions), action], [], this.#summary);
  }

  async #run(
    name: string,
    line: string,
    io: ShellIo,
    options: LiveRunOptions,
    keyboard: HeardKeyboard | undefined,
    undoing: () => boolean,
  ): Promise<LiveResult> {
    const world = this.#world;
    const entered = world.now();
    const machine = world.machines.indexOf(name);
    const heard = new HeardCancellation(
      () => undoing() || options.cancellation?.cancelled === true,
      () => world.now() - entered,
    );
    const result = await world.on(name).run(line, io, { ...options, cancellation: heard, ...(keyboard === undefined ? {} : { keyboard }) });
    if (this.#disposed || line.trim() === '') return result;
    const { interruption } = heard;
    const input = keyboard?.lines ?? [];
    const action: Action = {
      kind: 'command',
      line,
      ...(input.length > 0 ? { input } : {}),
      ...(machine > 0 ? { machine } : {}),
      ...(interruption === undefined ? {} : { interrupted: interruption }),
    };
    this.#set([...this.#actions, action], [], result.summary);
    return result;
  }

  /** Not before what runs has ended; a command is interrupted. */
  #afterwards(work: () => Promise<Action | undefined>): Promise<Action | undefined> {
    this.#interrupt?.();
    return this.#waitFor(this.#last.then(() => (this.#disposed ? undefined : work())));
  }

  #waitFor<Result>(work: Promise<Result>): Promise<Result> {
    this.#pending += 1;
    const ended = (): void => {
      this.#pending -= 1;
    };
    this.#last = work.then(ended, ended);
    return work;
  }

  async #change(actions: readonly Action[], undone: readonly Action[], summary: string): Promise<void> {
    const world = await this.#make(actions);
    if (this.#disposed) return world.dispose();
    world.selectMachine(this.#world.machine);
    this.#unsubscribe();
    this.#world.dispose();
    this.#world = world;
    this.#unsubscribe = world.subscribe(this.#tell);
    this.files.worldChanged();
    this.#set(actions, undone, summary);
  }

  #set(actions: readonly Action[], undone: readonly Action[], summary: string): void {
    this.#actions = actions;
    this.#undone = undone;
    this.#summary = summary;
    this.#tell();
  }

  readonly #tell = (): void => {
    for (const listener of [...this.#listeners]) listener();
  };
}
