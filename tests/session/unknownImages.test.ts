import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../src/engine/clock';
import { createWorld, worldEpoch } from '../../src/session/world';

async function run(line: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const world = await createWorld({ files, clock: new SimulatedClock(worldEpoch) });
  let printed = '';
  const write = (text: string): void => {
    printed += text;
  };
  await world.laptop.shell.run(line, { stdout: write, stderr: write });
  return printed;
}

describe('on the site, Docker Hub', () => {
  it('denies what it does not have, since it might be private', async () => {
    expect(await run('docker pull nosuch')).toContain(
      "Error response from daemon: pull access denied for nosuch, repository does not exist or may require 'docker login'",
    );
    expect(await run('docker run somebody/nosuch')).toContain('pull access denied for somebody/nosuch, repository does not exist');
  });

  it('does not find an unknown tag of what it has', async () => {
    expect(await run('docker pull alpine:99')).toContain(
      'failed to resolve reference "docker.io/library/alpine:99": docker.io/library/alpine:99: not found',
    );
  });

  it("says so to a build in BuildKit's words", async () => {
    expect(await run('docker build .', { Dockerfile: 'FROM nosuch\n' })).toContain(
      'nosuch: failed to resolve source metadata for docker.io/library/nosuch:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    );
  });

  it('does not let anybody think that the real one has no more', async () => {
    const tags =
      'layer-by-layer: Docker Hub has more tags of alpine than this site knows of: only 3, 3.20, 3.20.8, 3.24, 3.24.2, latest are here.\n';
    const repositories = /^layer-by-layer: Docker Hub has more than this site knows of it: only alpine, busybox, .* are here\.$/m;
    for (const line of ['docker pull alpine:99', 'docker run alpine:99', 'docker manifest inspect alpine:99'])
      expect(await run(line)).toContain(tags);
    expect(await run('docker pull mysql')).toMatch(repositories);
    expect(await run('docker build .', { Dockerfile: 'FROM mysql\n' })).toMatch(repositories);
    expect(await run('docker pull registry.example.com/nosuch')).not.toContain('layer-by-layer');
  });
});
