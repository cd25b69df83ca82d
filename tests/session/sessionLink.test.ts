import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { recordSession } from '../../src/session/record';
import { decodeLink, encodeLink, longestLink } from '../../src/session/sessionLink';
import { continuesTour, tourMark, type SharedSession } from '../../src/session/sharedSession';
import { script, sharingLayers } from './scripts';

const session: SharedSession = {
  version: 1,
  tour: 'abc',
  after: 1,
  actions: [
    { kind: 'command', line: 'docker pull nginx' },
    { kind: 'command', line: "cat > Dockerfile <<'EOF'\nFROM alpine\nEOF" },
    { kind: 'edit', path: 'app/Dockerfile', text: 'FROM node:22 # Größe\n\tRUN x\n' },
    { kind: 'command', line: 'docker pull node', interrupted: { at: 1234.5, asked: 2 } },
  ],
};

const link = (value: unknown): string => deflateRawSync(JSON.stringify(value)).toString('base64url');

describe('a link to a session', () => {
  it('brings back exactly what was put in, in letters that a URL takes as they are', async () => {
    const text = await encodeLink(session);
    expect(text).toMatch(/^[\w-]+$/);
    expect(await decodeLink(text)).toEqual(session);
  });

  it('is not made when it would be too long to be passed on', async () => {
    const text = Array.from({ length: 9000 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000))).join('');
    await expect(encodeLink({ ...session, actions: [{ kind: 'edit', path: 'a', text }] })).rejects.toThrow(RangeError);
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no deflate', 'AAAABBBB'],
    ['a part that was cut off', link(session).slice(0, -20)],
    ['no JSON', deflateRawSync('docker').toString('base64url')],
    ['another version', link({ ...session, version: 2 })],
    ['an unknown kind of action', link({ ...session, actions: [{ kind: 'script', line: 'x' }] })],
    ['control codes', link({ ...session, actions: [{ kind: 'command', line: 'echo \u001b]0;x\u0007' }] })],
    ['a path out of the home', link({ ...session, actions: [{ kind: 'edit', path: '../x', text: '' }] })],
    ['too many actions', link({ ...session, actions: Array.from({ length: 501 }, () => ({ kind: 'command', line: 'ls' })) })],
    ['something more', link({ ...session, html: '<b>' })],
    ['a bomb', deflateRawSync(' '.repeat(10_000_000)).toString('base64url').slice(0, longestLink)],
  ])('with %s is refused', async (_what, text) => {
    expect(await decodeLink(text)).toBe('damaged');
  });

  it('of more letters than the limit is not even looked at', async () => {
    expect(await decodeLink('A'.repeat(longestLink + 1))).toBe('too-large');
  });
});

describe('the mark of a tour', () => {
  it('is the same for the same start and the same commands so far', async () => {
    const recording = await recordSession(sharingLayers);
    const longer = await recordSession({ ...sharingLayers, title: 'Other', commands: [...sharingLayers.commands, { line: 'docker ps' }] });
    expect(tourMark(recording, 2)).toBe(tourMark(longer, 2));
    expect(continuesTour({ ...session, tour: tourMark(recording, 1) }, longer)).toBe(true);
  });

  it('is another one after other commands, from other files, or when the tour has become shorter', async () => {
    const one = await recordSession(script(['docker images', 'docker ps']));
    const shared: SharedSession = { ...session, after: 2, tour: tourMark(one, 2) };
    expect(continuesTour(shared, await recordSession(script(['docker images', 'docker ps -a'])))).toBe(false);
    expect(continuesTour(shared, await recordSession(script(['docker images', 'docker ps'], { files: { a: 'b' } })))).toBe(false);
    expect(continuesTour(shared, await recordSession(script(['docker images'])))).toBe(false);
  });
});
