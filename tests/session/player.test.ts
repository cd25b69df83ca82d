import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/session/json';
import { applyPatch } from '../../src/session/mergePatch';
import { Player } from '../../src/session/player';
import type { FrameScheduler } from '../../src/session/player';
import { decodeView } from '../../src/session/decodeView';
import { sampleRecording, worldWithLayers } from './sampleRecording';

class Frames implements FrameScheduler {
  time = 0;
  #next = 1;
  readonly #waiting = new Map<number, () => void>();

  now(): number {
    return this.time;
  }

  request(callback: () => void): number {
    this.#waiting.set(this.#next, callback);
    return this.#next++;
  }

  cancel(handle: number): void {
    this.#waiting.delete(handle);
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  pass(ms: number): void {
    this.time += ms;
    const due = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const callback of due) callback();
  }
}

function playing(commands = 3): { readonly player: Player; readonly frames: Frames } {
  const frames = new Frames();
  return { frames, player: new Player(sampleRecording(commands), frames) };
}

describe('a player', () => {
  it('begins paused at the start, before the first command', () => {
    const { player } = playing();
    expect(player.state).toEqual({ t: 0, playing: false, speed: 1, skipsIdle: false, command: -1, finished: 0, ended: false });
  });

  it('follows the clock while it plays, and stands still when paused', () => {
    const { player, frames } = playing();
    player.play();
    frames.pass(300);
    expect(player.state).toMatchObject({ t: 300, playing: true });
    player.pause();
    frames.pass(300);
    expect(player.state).toMatchObject({ t: 300, playing: false });
    expect(frames.waiting).toBe(0);
  });

  it('stops at the end, and plays from the beginning when asked again', () => {
    const { player, frames } = playing(1);
    player.play();
    frames.pass(5000);
    expect(player.state).toMatchObject({ t: 1000, playing: false, ended: true });
    player.play();
    expect(player.state).toMatchObject({ t: 0, playing: true, ended: false });
  });

  it('changes speed from where it is', () => {
    const { player, frames } = playing();
    player.play();
    frames.pass(100);
    player.setSpeed(4);
    frames.pass(100);
    expect(player.state.t).toBe(500);
    expect(() => player.setSpeed(0)).toThrow(RangeError);
  });

  it('steps to the end of the running or next command', () => {
    const { player } = playing();
    const stops = [1, 2, 3, 4].map(() => {
      player.nextCommand();
      return player.state.t;
    });
    expect(stops).toEqual([1000, 2000, 3000, 3000]);
    expect(player.state.ended).toBe(true);
  });

  it('steps back to the start of the running command, then of the one before', () => {
    const { player } = playing();
    player.seek(2500);
    const stops = [1, 2, 3, 4].map(() => {
      player.previousCommand();
      return player.state.t;
    });
    expect(stops).toEqual([2000, 1000, 0, 0]);
  });

  it('can step back past a command that has only just begun to play', () => {
    const { player, frames } = playing();
    player.seek(2000);
    player.play();
    frames.pass(100);
    player.previousCommand();
    expect(player.state).toMatchObject({ t: 1000, playing: true });
  });

  it('steps to the very next and previous moment at which something changes, and stands still there', () => {
    const { player } = playing();
    player.seek(250);
    player.play();
    player.nextFrame();
    expect(player.state).toMatchObject({ t: 300, playing: false });
    player.nextFrame();
    expect(player.state.t).toBe(400);
    player.previousFrame();
    player.previousFrame();
    expect(player.state.t).toBe(200);
    player.seek(0);
    player.previousFrame();
    expect(player.state.t).toBe(0);
    player.seek(3000);
    player.nextFrame();
    expect(player.state.t).toBe(3000);
  });

  it('cuts pauses of more than two seconds when asked, and tells the true time', () => {
    const frames = new Frames();
    const output = [0, 1000, 9000, 9500].map((t) => ({ t, data: `<${t}>` }));
    const player = new Player({ ...sampleRecording(10), output }, frames);
    expect(player.hasIdle).toBe(true);
    player.setSkipsIdle(true);
    player.play();
    frames.pass(1000);
    frames.pass(1900);
    expect(player.state.t).toBe(2900);
    frames.pass(200);
    expect(player.state.t).toBe(9000);
    frames.pass(100);
    expect(player.state).toMatchObject({ t: 9100, skipsIdle: true, playing: true });
  });

  it('has nothing to skip where every pause is short', () => {
    expect(playing().player.hasIdle).toBe(false);
  });

  it('says for the slider what the moment is', () => {
    const { player } = playing(2);
    expect([0, 500, 1000, 1500, 2000].map((t) => player.valueText(t))).toEqual([
      'before command 1',
      'running command 1, 1 of 2',
      'after command 1, 1 of 2',
      'running command 2, 2 of 2',
      'after command 2, 2 of 2',
    ]);
  });

  it('tells its listeners of every change, until they leave', () => {
    const { player } = playing();
    let told = 0;
    const leave = player.subscribe(() => {
      told += 1;
    });
    player.seek(10);
    player.seek(20);
    leave();
    player.seek(30);
    expect(told).toBe(2);
  });

  it('asks for no further frame once it is disposed of', () => {
    const { player, frames } = playing();
    player.play();
    player.dispose();
    expect(frames.waiting).toBe(0);
  });

  it('gives the output until a moment as a beginning of the output until any later one', () => {
    const { player } = playing();
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(3000), (one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        expect(player.outputUntil(early) + player.outputBetween(early, late)).toBe(player.outputUntil(late));
      }),
    );
    expect(player.outputUntil(3000)).toBe(
      sampleRecording(3)
        .output.map((frame) => frame.data)
        .join(''),
    );
  });

  it('shows at every moment the view that the patches, applied one by one, lead to', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(6), { minLength: 1, maxLength: 60 }),
        fc.array(fc.nat(3500), { minLength: 1, maxLength: 8 }),
        (sizes, moments) => {
          const recording = sampleRecording(3, sizes.map(worldWithLayers));
          const player = new Player(recording, new Frames());
          for (const t of moments) {
            const patches = recording.views.filter((frame) => frame.t <= t).map((frame) => frame.patch as Json);
            const expected = decodeView(patches.reduce<Json | undefined>((json, patch) => applyPatch(json, patch), undefined));
            expect(player.viewAt(t)).toEqual(expected);
          }
        },
      ),
    );
  });
});
