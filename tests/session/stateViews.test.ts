import { describe, expect, it } from 'vitest';
import { humanSize } from '../../src/cli/format/humanSize';
import { watchedWorld } from './runLines';
import { webApp } from './scripts';

describe('the disk in a view', () => {
  it('is what docker system df prints', async () => {
    const { run, machine } = await watchedWorld({ files: webApp });
    for (const line of [
      'docker pull node:22-bookworm',
      'docker pull python:3.12-bookworm',
      'docker build -t app:1.0 app',
      'docker run --name one -v data:/data app:1.0 sh -c "echo x > /data/x; echo y > /y"',
      'docker commit one changed:1',
    ])
      await run(line);
    const printed = await run("docker system df --format '{{.Size}} {{.Reclaimable}}'");
    const { disk } = machine();
    if (disk === undefined) throw new Error('a machine has a disk');
    const images = disk.content + disk.unpacked;
    const [imageRow, containerRow, volumeRow, cacheRow] = printed.trim().split('\r\n');
    const share = Math.trunc((disk.reclaimableImages * 100) / images);
    expect(imageRow).toBe(`${humanSize(images)} ${humanSize(disk.reclaimableImages)} (${share}%)`);
    expect(containerRow?.startsWith(`${humanSize(disk.containers)} `)).toBe(true);
    expect(volumeRow?.startsWith(`${humanSize(disk.volumes)} `)).toBe(true);
    expect(cacheRow?.startsWith(`${humanSize(disk.buildCache)} `)).toBe(true);
    expect([disk.containers, disk.volumes, disk.buildCache].every((bytes) => bytes > 0)).toBe(true);
  });

  it('would be fuller if nothing were shared', async () => {
    const { run, machine } = await watchedWorld();
    await run('docker pull node:22-bookworm');
    await run('docker pull python:3.12-bookworm');
    const { disk, images } = machine();
    expect(disk?.withoutSharing).toBe(images.reduce((sum, image) => sum + image.diskUsage, 0));
    expect(disk?.withoutSharing).toBeGreaterThan((disk?.content ?? 0) + (disk?.unpacked ?? 0));
  });
});

describe('the documents of an image in a view', () => {
  it('lead from the index over the manifest that is here to its config and layers', async () => {
    const { run, machine } = await watchedWorld();
    await run('docker pull alpine:3.20');
    const [image] = machine().images;
    const [index, ...others] = image?.documents ?? [];
    expect(index).toMatchObject({ role: 'index', digest: image?.id, here: true });
    const manifests = others.filter(({ role }) => role !== 'config');
    expect(index?.refersTo).toEqual(manifests.map(({ digest }) => digest));
    const here = manifests.filter((document) => document.here && document.role === 'manifest');
    expect(here).toMatchObject([{ platform: 'linux/amd64' }]);
    const config = others.find(({ role }) => role === 'config');
    const layerDigests = image?.layers.map((key) => machine().layers[key]?.digest);
    expect(here[0]?.refersTo).toEqual([config?.digest, ...(layerDigests ?? [])]);
    // As the manifest says it; once, for all its layers have the same.
    expect(here[0]?.layerTypes).toEqual(['application/vnd.oci.image.layer.v1.tar+gzip']);
    expect(others.filter((document) => !document.here || document.role === 'config').flatMap(({ layerTypes }) => layerTypes ?? [])).toEqual(
      [],
    );
  });

  it('of a build hold its attestation', async () => {
    const { run, machine } = await watchedWorld({ files: webApp });
    await run('docker build -t app app');
    expect(machine().images[0]?.documents?.map(({ role, here }) => [role, here])).toEqual([
      ['index', true],
      ['manifest', true],
      ['config', true],
      ['attestation', true],
      ['config', true],
    ]);
  });
});

describe('the writable layer of a container in a view', () => {
  it('holds what docker diff lists, with sizes', async () => {
    const { run, machine } = await watchedWorld();
    await run('docker run --name box alpine:3.20 sh -c "echo hello > /new.txt; rm /etc/motd; mkdir /d; ln -s new.txt /link"');
    const changes = machine().containers[0]?.changes ?? [];
    expect(changes).toMatchObject([
      { path: 'd', kind: 'directory' },
      { path: 'etc', kind: 'directory' },
      { path: 'etc/motd', kind: 'whiteout', size: 0 },
      { path: 'link', kind: 'symlink', target: 'new.txt' },
      { path: 'new.txt', kind: 'file', size: 6, mode: 0o644 },
    ]);
    const listed = (await run('docker diff box')).trim().split('\r\n');
    expect(listed.map((row) => row.slice(3)).sort()).toEqual(changes.map(({ path }) => path).sort());
  });

  it('names two hundred changes and counts the others', async () => {
    const { run, machine } = await watchedWorld();
    await run("docker run --name box alpine:3.20 sh -c 'for i in $(seq 1 250); do echo x > /f$i; done'");
    expect(machine().containers[0]).toMatchObject({ moreChanges: 50 });
    expect(machine().containers[0]?.changes).toHaveLength(200);
  });
});

describe('registries in a view', () => {
  it('show of Docker Hub the names that were used, by a pull or as a base', async () => {
    const { world, run } = await watchedWorld({ files: { Dockerfile: 'FROM alpine:3.20\nRUN true\n' } });
    expect(world.view().registries).toBeUndefined();
    await run('docker pull nosuch');
    await run('docker pull node:22-bookworm');
    await run('docker build .');
    const [hub, ...others] = world.view().registries ?? [];
    expect([hub?.host, others]).toEqual(['docker.io', []]);
    expect(hub?.repositories.map(({ name, tags }) => [name, tags.map(({ tag }) => tag)])).toEqual([
      ['alpine', ['3.20']],
      ['node', ['22-bookworm']],
    ]);
    expect(hub?.repositories[1]?.tags[0]?.digest).toBe(world.laptop.engine.image('node:22-bookworm').id);
  });

  it('show of others all that they hold', async () => {
    const { world, run } = await watchedWorld();
    for (const line of [
      'docker pull hello-world',
      'docker tag hello-world localhost:5000/app:2',
      'docker tag hello-world localhost:5000/app:1',
      'docker push -a localhost:5000/app',
    ])
      await run(line);
    expect(world.view().registries?.find(({ host }) => host === 'localhost:5000')).toMatchObject({
      machine: 'laptop',
      repositories: [{ name: 'app', tags: [{ tag: '1' }, { tag: '2' }] }],
    });
  });
});
