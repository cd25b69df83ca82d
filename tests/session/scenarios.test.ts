import { describe, expect, it } from 'vitest';
import { recordSession } from '../../src/session/record';
import { lastViewOf } from '../../src/session/lastView';
import { scenarios } from '../../src/session/scenarios';
import { script } from './scripts';

describe('a scenario', () => {
  it('can be the start of a session, whichever it is', async () => {
    for (const scenario of Object.keys(scenarios)) {
      const { commands } = await recordSession(script(['docker images'], { scenario }));
      expect(
        commands.map(({ exitCode }) => exitCode),
        scenario,
      ).toEqual([0]);
    }
  });

  it('declares what is wrong with a registry after its commands', async () => {
    const reasonOf = async (scenario: string): Promise<string | undefined> =>
      (await recordSession(script(['docker pull nginx'], { scenario }))).commands[0]?.transcript;
    expect(await reasonOf('unreachable-registry')).toContain('lookup registry-1.docker.io: no such host');
    expect(await reasonOf('rate-limited')).toContain('unauthenticated pull rate limit');
  });

  it('leaves a machine to clean up', async () => {
    const machine = lastViewOf(await recordSession(script(['docker ps -a'], { scenario: 'used-machine' }))).machines[0];
    expect(machine?.images.some(({ names }) => names.length === 0)).toBe(true);
    expect(machine?.containers.map(({ state }) => state).sort()).toEqual(['exited', 'running']);
    expect([machine?.disk?.reclaimableImages, machine?.disk?.buildCache].every((bytes) => (bytes ?? 0) > 0)).toBe(true);
  });
});
