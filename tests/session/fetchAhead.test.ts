import { afterEach, describe, expect, it, vi } from 'vitest';
import { parts } from '../../src/engine/onFirstUse';
import { fetchBuilderWhenIdle } from '../../src/session/fetchAhead';
import { takeOver } from '../../src/session/live';
import { recordSession } from '../../src/session/record';
import { script } from './scripts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the builder', () => {
  it('is fetched when the browser is idle after a take-over, and not before', async () => {
    const build = vi.spyOn(parts, 'building');
    const idle: (() => void)[] = [];
    vi.stubGlobal('requestIdleCallback', (callback: () => void) => idle.push(callback));
    const recording = await recordSession(script(['docker images']));
    expect(idle).toHaveLength(0);
    (await takeOver(recording, 0, { pace: 0 })).dispose();
    expect([idle.length, build.mock.calls.length]).toEqual([1, 0]);
    idle[0]?.();
    expect(build).toHaveBeenCalledTimes(1);
  });

  it('is not fetched ahead for who saves data', () => {
    const requestIdleCallback = vi.fn();
    fetchBuilderWhenIdle({ requestIdleCallback, navigator: { connection: { saveData: true } } });
    expect(requestIdleCallback).not.toHaveBeenCalled();
  });

  it('may fail to come: the command asks again', async () => {
    vi.spyOn(parts, 'building').mockRejectedValue(new Error('offline'));
    fetchBuilderWhenIdle({ requestIdleCallback: (callback) => callback() });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(parts.building).toHaveBeenCalled();
  });
});
