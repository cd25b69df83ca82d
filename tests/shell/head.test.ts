import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../src/engine/clock';
import { overlayTree } from '../../src/engine/filetree/overlay';
import { head } from '../../src/shell/programs/head';
import { NotSimulated } from '../../src/shell/programs/program';
import type { ProgramContext } from '../../src/shell/programs/program';

function run(words: readonly string[], now = 0): { readonly bytes: Uint8Array; readonly stderr: string; readonly exit: unknown } {
  const tree = overlayTree([]);
  tree.writeFile('/lines', new TextEncoder().encode('one\ntwo\nthree'));
  const chunks: number[] = [];
  let stderr = '';
  const context: ProgramContext = {
    tree,
    terminal: false,
    clock: new SimulatedClock(now),
    workingDirectory: '/',
    env: {},
    identity: { name: 'root', uid: 0, gid: 0, groups: [], home: '/root' },
    hostname: 'box',
    umask: 0o022,
    userland: 'busybox',
    stdin: new Uint8Array(),
    history: [],
    stdout: (text) => chunks.push(...new TextEncoder().encode(text)),
    stdoutBytes: (bytes) => chunks.push(...bytes),
    stderr: (text) => {
      stderr += text;
    },
    exec: () => Promise.resolve(0),
    descriptor: () => Promise.resolve(new Uint8Array()),
  };
  const exit = head.run(['head', ...words], context);
  return { bytes: Uint8Array.from(chunks), stderr, exit };
}

describe('head', () => {
  it('prints the first lines or bytes', () => {
    const text = (words: readonly string[]): string => new TextDecoder().decode(run(words).bytes);
    expect(text(['-n', '2', '/lines'])).toBe('one\ntwo\n');
    expect(text(['-1', '/lines'])).toBe('one\n');
    expect(text(['-c', '5', '/lines'])).toBe('one\nt');
    expect(text(['-n', '-1', '/lines'])).toBe('one\ntwo\n');
  });

  it('reads so many zeros, or random bytes that are others at another time and the same at the same', () => {
    expect([...run(['-c', '4', '/dev/zero']).bytes]).toEqual([0, 0, 0, 0]);
    expect(run(['-c', '1000', '/dev/urandom'], 1).bytes).toEqual(run(['-c', '1000', '/dev/urandom'], 1).bytes);
    expect(run(['-c', '1000', '/dev/urandom'], 1).bytes).not.toEqual(run(['-c', '1000', '/dev/urandom'], 2).bytes);
  });

  it('does not read a device without an end', () => {
    expect(() => run(['/dev/zero'])).toThrow(NotSimulated);
  });

  it('says in the voice of busybox that a file is not there', () => {
    expect(run(['/nope'])).toMatchObject({ stderr: 'head: /nope: No such file or directory\n', exit: 1 });
  });
});
