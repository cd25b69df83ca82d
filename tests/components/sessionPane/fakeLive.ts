import type { LiveRunOptions, LiveSession, Suggestion } from '../../../src/session/liveSession';
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
  readonly prompt = '~ $ ';
  history: readonly string[] = ['docker pull alpine'];
  summary = '';
  readonly runs: FakeRun[] = [];
  disposed = false;

  run(line: string, io: ShellIo, options: LiveRunOptions): Promise<{ exitCode: number; summary: string }> {
    this.history = [...this.history, line];
    return new Promise((resolve) => {
      const end = (): void => {
        this.summary = `ran ${line}`;
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

  subscribe(): () => void {
    return () => undefined;
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
