import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../src/engine/clock';
import { createWorld, worldEpoch } from '../../src/session/world';

async function complaints(image: string, flags: string, script: string): Promise<readonly string[]> {
  const world = await createWorld({ files: {}, clock: new SimulatedClock(worldEpoch) });
  let printed = '';
  const write = (text: string): void => {
    printed += text;
  };
  const type = (line: string): Promise<unknown> => world.laptop.shell.run(line, { stdout: write, stderr: write });
  await type(`docker pull -q ${image} > /dev/null`);
  await type(`docker run --rm ${flags} ${image} ${script}`);
  return printed.trimEnd().split('\n');
}

const CHANGES = 'echo x > /f; mkdir /q; rm /etc/passwd; cp /etc/passwd /p; mv /etc/passwd /p; ln -s a /b; touch /y';

describe('what cannot be changed is refused in the words of the system that is asked', () => {
  it('GNU and bash', async () => {
    expect(await complaints('debian:12-slim', '--read-only', `bash -c '${CHANGES}'`)).toEqual([
      'bash: line 1: /f: Read-only file system',
      "mkdir: cannot create directory '/q': Read-only file system",
      "rm: cannot remove '/etc/passwd': Read-only file system",
      "cp: cannot create regular file '/p': Read-only file system",
      "mv: cannot move '/etc/passwd' to '/p': Read-only file system",
      "ln: failed to create symbolic link '/b': Read-only file system",
      "touch: cannot touch '/y': Read-only file system",
    ]);
  });

  it('busybox', async () => {
    expect(await complaints('busybox', '--read-only', `sh -c '${CHANGES}'`)).toEqual([
      "sh: can't create /f: Read-only file system",
      "mkdir: can't create directory '/q': Read-only file system",
      "rm: can't remove '/etc/passwd': Read-only file system",
      "cp: can't create '/p': Read-only file system",
      "mv: can't rename '/etc/passwd': Read-only file system",
      'ln: /b: Read-only file system',
      'touch: /y: Read-only file system',
    ]);
  });

  it('a volume alone, where the path is that of the container', async () => {
    expect(await complaints('busybox', '-v vol:/v:ro', `sh -c 'echo x > /v/f; echo y > /f && cat /f'`)).toEqual([
      "sh: can't create /v/f: Read-only file system",
      'y',
    ]);
  });

  it('not where a file system of its own is mounted', async () => {
    expect(await complaints('busybox', '--read-only --tmpfs /tmp', `sh -c 'echo y > /tmp/y && cat /tmp/y; echo z > /dev/null'`)).toEqual([
      'y',
    ]);
  });
});
