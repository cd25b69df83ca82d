import type { Action } from '../../../src/session/actions';
import type { LiveRunOptions, LiveSession, MachinePrompt, Suggestion } from '../../../src/session/liveSession';
import type { ShellIo } from '../../../src/shell/shell';
import { fakeFiles } from './fakeFiles';

export interface FakeRun {
  readonly line: string;
  readonly io: ShellIo;
  readonly options: LiveRunOptions;
  end(): void;
}

/** A session whose commands print and end when the test says so. */
export class FakeLive implements LiveSession {
  readonly machines: readonly string[];
  machine: string;

  constructor(machines: readonly [string, ...string[]] = ['laptop']) {
    this.machines = machines;
    this.machine = machines[0];
  }

  selectMachine(name: string): void {
    this.machine = name;
  }

  on(name: string): MachinePrompt {
    const machine = this.machines.indexOf(name);
    const history = (): readonly string[] => this.history;
    return {
      prompt: this.prompt,
      get history() {
        return history();
      },
      run: (line, io, options) => this.#run(machine, line, io, options),
      complete: (line) => this.complete(line),
    };
  }

  layerFiles(): undefined {
    return undefined;
  }

  readonly prompt = '~ $ ';
  history: readonly string[] = ['docker pull alpine'];
  summary = '';
  readonly runs: FakeRun[] = [];
  disposed = false;
  actions: readonly Action[] = [];
  undone: readonly Action[] = [];
  readonly #listeners = new Set<() => void>();

  run(line: string, io: ShellIo, options: LiveRunOptions): Promise<{ exitCode: number; summary: string }> {
    return this.#run(this.machines.indexOf(this.machine), line, io, options);
  }

  #run(machine: number, line: string, io: ShellIo, options: LiveRunOptions): Promise<{ exitCode: number; summary: string }> {
    this.history = [...this.history, line];
    return new Promise((resolve) => {
      let ended = false;
      const end = (): void => {
        if (ended) return;
        ended = true;
        this.summary = `ran ${line}`;
        this.#done([...this.actions, { kind: 'command', line, ...(machine > 0 ? { machine } : {}) }], []);
        resolve({ exitCode: 0, summary: this.summary });
      };
      this.runs.push({ line, io, options, end });
    });
  }

  complete(line: string): Promise<{ from: number; candidates: readonly string[] }> {
    const from = line.lastIndexOf(' ') + 1;
    return Promise.resolve({ from, candidates: ['pull', 'push'].filter((word) => word.startsWith(line.slice(from))) });
  }

  view(): { machines: [] } {
    return { machines: [] };
  }

  undo(): Promise<Action | undefined> {
    this.runs.at(-1)?.end();
    return Promise.resolve().then(() => {
      const last = this.actions.at(-1);
      if (last) this.#done(this.actions.slice(0, -1), [last, ...this.undone]);
      this.summary = 'Undone';
      return last;
    });
  }

  redo(): Promise<Action | undefined> {
    const [next, ...rest] = this.undone;
    if (next) this.#done([...this.actions, next], rest);
    this.summary = 'Redone';
    return Promise.resolve(next);
  }

  reset(): Promise<void> {
    this.#done([], [...this.actions, ...this.undone]);
    this.summary = 'Reset';
    return Promise.resolve();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #done(actions: readonly Action[], undone: readonly Action[]): void {
    this.actions = actions;
    this.undone = undone;
    this.#listeners.forEach((listener) => listener());
  }

  readonly files = fakeFiles({ Dockerfile: 'FROM alpine\n' });

  plan(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  completeDockerfile(_folder: string, _text: string, cursor: number): Promise<{ from: number; options: [] }> {
    return Promise.resolve({ from: cursor, options: [] });
  }

  suggest(line: string): Promise<readonly Suggestion[]> {
    const next = line === '' ? ['docker pull', 'docker images'] : ['alpine', 'nginx'];
    return Promise.resolve(next.map((label) => ({ label, adds: `${label} `, kind: line === '' ? 'command' : 'image' })));
  }

  dispose(): void {
    this.disposed = true;
  }
}

/** Lets all promises that can go on do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
