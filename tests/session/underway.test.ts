import { describe, expect, it } from 'vitest';
import { recordSession } from '../../src/session/record';
import { Player } from '../../src/session/player';
import { underway } from '../../src/session/underway';

const never = { now: () => 0, request: () => 0, cancel: () => undefined };

describe('what is under way', () => {
  it('is nothing while nothing is pulled or built', () => {
    expect(underway({ machines: [] })).toBeUndefined();
  });

  it('says while an image is pulled how many of its layers exist already and how many have come', async () => {
    const recording = await recordSession({
      title: 'Sharing',
      setup: { scenario: 'empty', files: {}, before: ['docker pull node:22-bookworm'] },
      commands: [{ line: 'docker pull python:3.12-bookworm' }],
    });
    const player = new Player(recording, never);
    const said = new Set(recording.views.map(({ t }) => underway(player.viewAt(t))));
    expect([...said]).toContain('Pulling python:3.12-bookworm: of 7 layers 4 already exist, 0 stored');
    expect(said.has(undefined)).toBe(true);
  });
});
