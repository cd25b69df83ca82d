import { encodeView } from '../../../src/session/viewCodec';
import type { Recording } from '../../../src/session/recording';
import type { FrameScheduler } from '../../../src/session/player';

const empty = encodeView({ machines: [{ name: 'laptop', images: [], layers: {}, containers: [] }] });

/** Two commands of a second each: `docker pull alpine` from 0 to 1000 ms, entered at 300; `docker images` from 1000 to 2000, entered at 1200. */
export const twoCommands: Recording = {
  version: 1,
  title: 'Two commands',
  profile: 'docker-29',
  columns: 40,
  rows: 6,
  duration: 2000,
  commands: [
    { start: 0, entered: 300, end: 1000, command: 'docker pull alpine', exitCode: 0, summary: 'alpine pulled', transcript: 'pulled\n' },
    { start: 1000, entered: 1200, end: 2000, command: 'docker images', exitCode: 0, summary: 'Listed 1 image', transcript: 'alpine\n' },
  ],
  output: [
    { t: 0, data: '$ ' },
    { t: 200, data: 'docker pull alpine' },
    { t: 300, data: '\r\n' },
    { t: 900, data: 'pulled\r\n' },
    { t: 1000, data: '$ ' },
    { t: 1100, data: 'docker images' },
    { t: 1200, data: '\r\n' },
    { t: 1900, data: 'alpine\r\n' },
    { t: 2000, data: '$ ' },
  ],
  views: [{ t: 0, patch: empty }],
  setup: { scenario: 'empty', files: {}, before: [] },
};

/** Frames come when the test says so. */
export class TestScheduler implements FrameScheduler {
  #now = 0;
  #waiting: (() => void) | undefined;

  now(): number {
    return this.#now;
  }

  request(callback: () => void): number {
    this.#waiting = callback;
    return 1;
  }

  cancel(): void {
    this.#waiting = undefined;
  }

  /** Lets time pass in one frame. */
  pass(ms: number): void {
    this.#now += ms;
    const callback = this.#waiting;
    this.#waiting = undefined;
    callback?.();
  }
}
