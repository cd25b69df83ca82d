import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../src/engine/clock';
import { createWorld, worldEpoch } from '../../src/session/world';

async function typing(files: Readonly<Record<string, string>> = {}): Promise<(line: string) => Promise<readonly [string, number]>> {
  const world = await createWorld({ files, clock: new SimulatedClock(worldEpoch) });
  return async (line) => {
    let printed = '';
    const write = (text: string): void => {
      printed += text;
    };
    const { exitCode } = await world.laptop.shell.run(line, { stdout: write, stderr: write });
    return [printed, exitCode];
  };
}

describe('an image for another processor', () => {
  it('does not run: nothing here emulates that one', async () => {
    const type = await typing();
    await type('docker pull -q --platform linux/arm64 alpine');
    expect(await type('docker run --rm alpine uname -m')).toEqual(['exec /bin/uname: exec format error\n', 255]);
    await type('docker pull -q alpine');
    expect(await type('docker run --rm alpine uname -m')).toEqual(['x86_64\n', 0]);
  });

  it('fails the RUN of a build for it', async () => {
    const type = await typing({ Dockerfile: 'FROM alpine\nRUN uname -m\n' });
    const [printed, exitCode] = await type('docker build --platform linux/arm64 .');
    expect(printed).toContain('exec /bin/sh: exec format error');
    expect([printed.includes('did not complete successfully: exit code: 255'), exitCode]).toEqual([true, 1]);
  });

  it('is looked for at the registry where the one that is here is for another', async () => {
    const type = await typing();
    await type('docker pull -q alpine');
    const [printed, exitCode] = await type('docker run --rm --platform linux/arm64 --pull never alpine true');
    expect(printed).toContain('image with reference alpine:latest was found but does not provide the specified platform (linux/arm64)');
    expect(exitCode).toBe(125);
    const [pulled] = await type('docker run --rm --platform linux/arm64 alpine true');
    expect(pulled).toMatch(/^Unable to find image 'alpine:latest' locally\n/);
  });

  it('is not said to be missing from the real Docker Hub', async () => {
    const type = await typing();
    const [printed] = await type('docker pull --platform linux/s390x alpine');
    expect(printed).toContain('no matching manifest for linux/s390x in the manifest list entries');
    expect(printed).toContain('layer-by-layer: Docker Hub may well have this image of alpine for linux/s390x; on this site it is not.\n');
  });
});
