import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../../src/engine/clock';
import { BuildTimeline } from '../../../src/engine/build/timeline';

function timeline(): { readonly time: BuildTimeline; readonly told: string[]; readonly tell: (text: string) => void } {
  const time = new BuildTimeline(new SimulatedClock(0));
  const told: string[] = [];
  return { time, told, tell: (text) => told.push(`${time.now()} ${text}`) };
}

describe('the timeline of a build', () => {
  it('lets tasks sleep at the same time, and wakes them in order', async () => {
    const { time, told, tell } = timeline();
    const sleeper = (name: string, ms: number) => async (): Promise<string> => {
      tell(`${name} begins`);
      await time.sleep(ms);
      tell(`${name} wakes`);
      return name;
    };
    const slow = time.start(sleeper('slow', 2000));
    const fast = time.start(sleeper('fast', 1000));
    expect(await time.finish(slow)).toBe('slow');
    expect(await time.join(fast)).toBe('fast');
    expect(told).toEqual(['0 slow begins', '0 fast begins', '1000 fast wakes', '2000 slow wakes']);
  });

  it('lets a task that waits for another go on at the moment when that is done', async () => {
    const { time, told, tell } = timeline();
    const source = time.start(() => time.sleep(500));
    const waiting = time.start(async () => {
      await time.join(source);
      tell('goes on');
    });
    time.start(() => time.sleep(3000));
    await time.finish(waiting);
    expect(told).toEqual(['500 goes on']);
  });

  it('ends with the first failure, and nothing goes on after it', async () => {
    const { time, told, tell } = timeline();
    const slow = time.start(async () => {
      await time.sleep(2000);
      tell('never');
    });
    time.start(async () => {
      await time.sleep(1);
      throw new Error('no such file');
    });
    await expect(time.finish(slow)).rejects.toThrow('no such file');
    await Promise.resolve();
    expect([time.now(), told]).toEqual([1, []]);
  });
});
