import { describe, expect, it } from 'vitest';
import type { RemovedReference } from '../../../src/engine/api';
import { machine, outcome, reference, violations } from '../machine';
import type { Machine } from '../machine';

const ALPINE = 'sha256:667734314504c99fd11e84610591e7a1b6d3e611f6d93370d25a6c17fac66931';
const ALPINE_319 = 'sha256:00372f45a37af140859c9bba71b4aedf36c9eaa490623768335824f2de6c26ca';
const BUSYBOX = 'sha256:9ba6ea775138cf6162f628f3e93d5413dd363d286a15b53f6d9b39bb555c1a0e';
const MUSL = 'sha256:7f7720335dfa818ad7d73a8718f6c7a402e8fa33ad4d2ec32aff212e991efd37';

async function withImages(...names: string[]): Promise<Machine> {
  const made = machine();
  for (const name of names) {
    await made.engine.pull(reference(name));
  }
  return made;
}

const lines = (removed: readonly RemovedReference[] | string): unknown =>
  typeof removed === 'string'
    ? removed
    : removed.map((line) => ('untagged' in line ? `Untagged: ${line.untagged}` : `Deleted: ${line.deleted}`));

const rmi = ({ engine }: Machine, name: string, force = false): unknown => lines(outcome(() => engine.removeImage(name, { force })));

describe('docker rmi (recording 29.7.2/01 steps 57 to 89)', () => {
  it('takes one of several names and leaves the image', async () => {
    const made = await withImages('alpine:3.20');
    made.engine.tag('alpine:3.20', reference('myalpine'));
    expect(rmi(made, 'myalpine')).toEqual(['Untagged: myalpine:latest']);
    expect(made.engine.image('alpine:3.20').names).toEqual(['alpine:3.20']);
    expect(violations(made)).toEqual([]);
  });

  it('deletes the image with its last name, and its layers', async () => {
    const made = await withImages('alpine:3.20');
    expect(rmi(made, 'alpine:3.20')).toEqual(['Untagged: alpine:3.20', `Deleted: ${ALPINE}`]);
    expect([made.engine.images(), made.internals.content.listBlobs(), made.internals.layers.list()]).toEqual([[], [], []]);
  });

  it('does not know names that were never given', async () => {
    const made = await withImages();
    expect(rmi(made, 'nosuch')).toBe('No such image: nosuch:latest');
    expect(rmi(made, 'Upper')).toBe('invalid reference format: repository name (library/Upper) must be lowercase');
  });

  it('by ID refuses an image of several names, in one repository or many, unless forced', async () => {
    const made = await withImages('alpine:3.19', 'busybox:musl', 'busybox:1.37.0-musl');
    made.engine.tag('alpine:3.19', reference('byid:1'));
    const conflict = (id: string) => `conflict: unable to delete ${id} (must be forced) - image is referenced in multiple repositories`;
    expect(rmi(made, '00372f45a37a')).toBe(conflict('00372f45a37a'));
    expect(rmi(made, '7f7720335dfa')).toBe(conflict('7f7720335dfa'));
    expect(rmi(made, '00372f45a37a', true)).toEqual(['Untagged: alpine:3.19', 'Untagged: byid:1', `Deleted: ${ALPINE_319}`]);
    expect(rmi(made, '7f7720335dfa', true)).toEqual(['Untagged: busybox:1.37.0-musl', 'Untagged: busybox:musl', `Deleted: ${MUSL}`]);
  });

  it('by ID takes an image of one name', async () => {
    const made = await withImages('alpine:3.20');
    expect(rmi(made, '6677')).toEqual(['Untagged: alpine:3.20', `Deleted: ${ALPINE}`]);
  });

  it('by name and digest takes every tag of the repository', async () => {
    const made = await withImages('busybox:1', 'busybox:1.37', 'busybox:latest');
    expect(rmi(made, 'busybox:1')).toEqual(['Untagged: busybox:1']);
    expect(rmi(made, `busybox@${BUSYBOX}`)).toEqual(['Untagged: busybox:1.37', 'Untagged: busybox:latest', `Deleted: ${BUSYBOX}`]);
  });

  it('by name and digest leaves the tags of other repositories', async () => {
    const made = await withImages('busybox:1', 'busybox:1.37');
    made.engine.tag('busybox:1', reference('other:1'));
    expect(rmi(made, `busybox@${BUSYBOX}`)).toEqual(['Untagged: busybox:1', 'Untagged: busybox:1.37']);
    expect(made.engine.image('other:1').id).toBe(BUSYBOX);
  });

  it('refuses an image that a container uses, and forced makes it dangling', async () => {
    const made = await withImages('alpine:3.20');
    const { containerId } = await made.engine.run({ image: 'alpine:3.20' }, { stdout: () => undefined, stderr: () => undefined });
    const id = containerId.slice(0, 12);
    expect(rmi(made, 'alpine:3.20')).toBe(
      `conflict: unable to delete alpine:3.20 (must be forced) - container ${id} is using its referenced image 667734314504`,
    );
    expect(rmi(made, '667734314504')).toBe(
      `conflict: unable to delete 667734314504 (must be forced) - image is being used by stopped container ${id}`,
    );
    expect(rmi(made, 'alpine:3.20', true)).toEqual(['Untagged: alpine:3.20']);
    expect(made.engine.image('6677').names).toEqual([]);
    expect(violations(made)).toEqual([]);
  });

  it('keeps layers that another image stands on', async () => {
    const made = await withImages('demo:multi', 'demo:multi2');
    const before = made.engine.image('demo:multi2').layers;
    rmi(made, 'demo:multi');
    expect(made.engine.image('demo:multi2').layers).toEqual(before);
    expect(violations(made)).toEqual([]);
  });

  it('and a new pull give the same digests', async () => {
    const made = await withImages('demo:multi');
    const { layers, id, contentSize, diskUsage } = made.engine.image('demo:multi');
    rmi(made, 'demo:multi');
    await made.engine.pull(reference('demo:multi'));
    expect(made.engine.image('demo:multi')).toMatchObject({ layers, id, contentSize, diskUsage });
  });
});

describe('the names of an image', () => {
  it('are all listed by inspect, and a digest for each repository; a list has a digest for the last repository only (step 81)', async () => {
    const made = await withImages('alpine:3.20', 'alpine:latest');
    made.engine.tag('alpine:3.20', reference('registry.example.com:5000/team/app:1.0'));
    expect(made.engine.image('alpine:3.20')).toMatchObject({
      names: ['alpine:3.20', 'alpine:latest', 'registry.example.com:5000/team/app:1.0'],
      repoDigests: [`alpine@${ALPINE}`, `registry.example.com:5000/team/app@${ALPINE}`],
      listedRepoDigest: `registry.example.com:5000/team/app@${ALPINE}`,
    });
  });

  it('can be moved to another image; the old one, left without a name, dangles', async () => {
    const made = await withImages('alpine:3.19', 'alpine:3.20');
    made.engine.tag('alpine:3.20', reference('alpine:3.19'));
    expect(made.engine.image('alpine:3.19').id).toBe(ALPINE);
    expect(made.engine.image(ALPINE_319)).toMatchObject({ names: [], repoDigests: [] });
    expect(made.events.filter(({ type }) => type === 'tag.moved').at(-1)).toMatchObject({
      name: 'alpine:3.19',
      from: ALPINE_319,
      to: ALPINE,
    });
  });

  it('find the image by the beginning of its ID from four digits on', async () => {
    const made = await withImages('alpine:3.20');
    expect(made.engine.image('sha256:66773431').id).toBe(ALPINE);
    expect(made.engine.findImage('667')).toBeUndefined();
    expect(made.engine.findImage(`busybox@${ALPINE}`)).toBeUndefined();
  });
});

describe('findImage', () => {
  it('finds nothing under what is no reference', () => {
    expect(machine().engine.findImage('Not A Name')).toBeUndefined();
  });
});

describe('docker image prune (recordings 29.7.2/06 and 03)', () => {
  it('takes dangling images only, unless all are asked for', async () => {
    const made = await withImages('alpine:3.19', 'alpine:3.20');
    made.engine.tag('alpine:3.20', reference('alpine:3.19'));
    expect(made.engine.pruneImages({ all: false })).toMatchObject({ removed: [{ untagged: ALPINE_319 }, { deleted: ALPINE_319 }] });
    expect(made.engine.pruneImages({ all: false })).toEqual({ removed: [], reclaimedBytes: 0 });
  });

  it('names index and manifest of what it deleted, and counts blobs and snapshots', async () => {
    const made = await withImages('busybox');
    expect(made.engine.pruneImages({ all: true })).toEqual({
      removed: [
        { untagged: 'busybox:latest' },
        { deleted: BUSYBOX },
        { deleted: 'sha256:1cfa4e2b09e127b9c4ed43578d3f3c18e7d44ea47b9ea98475c0cbe9086525f8' },
      ],
      reclaimedBytes: 2_227_886 + 4_579_328,
    });
  });

  it('spares the name that a container was started from, but not another name of the same image', async () => {
    const made = await withImages('alpine:3.20', 'alpine:latest');
    await made.engine.run({ image: 'alpine:3.20' }, { stdout: () => undefined, stderr: () => undefined });
    expect(made.engine.pruneImages({ all: true }).removed).toEqual([{ untagged: 'alpine:latest' }]);
    expect(made.engine.images().map(({ names }) => names)).toEqual([['alpine:3.20']]);
  });
});
