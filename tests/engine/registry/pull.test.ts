import { describe, expect, it } from 'vitest';
import type { EngineEvent } from '../../../src/engine/events';
import { failure, machine, reference, violations } from '../machine';

const ofType = <T extends EngineEvent['type']>(events: readonly EngineEvent[], type: T) =>
  events.filter((event): event is Extract<EngineEvent, { type: T }> => event.type === type);

describe('docker pull', () => {
  it('stores the image with the sizes that Docker counts (recording 29.7.2/01 steps 14, 40 and 46)', async () => {
    const made = machine();
    for (const name of ['alpine:3.20', 'busybox', 'hello-world']) {
      await made.engine.pull(reference(name));
    }
    const sizes = ['alpine:3.20', 'busybox', 'hello-world'].map((name) => {
      const { contentSize, inspectSize, diskUsage } = made.engine.image(name);
      return [contentSize, inspectSize, diskUsage];
    });
    expect(sizes).toEqual([
      [3_625_061, 3_625_061, 3_625_061 + 8_458_240],
      // An index of 490 bytes counts for inspect only.
      [2_227_396, 2_227_886, 2_227_396 + 4_579_328],
      [3501, 3501, 19_885],
    ]);
    expect(violations(made)).toEqual([]);
  });

  it('tells the newest history row by the image ID and gives layers to the rows that made them (step 40)', async () => {
    const made = machine();
    await made.engine.pull(reference('alpine:3.20'));
    const rows = made.engine.history(made.engine.image('alpine:3.20'));
    expect(rows.map(({ imageId, size, entry }) => [imageId !== undefined, size, entry.created_by?.slice(0, 3)])).toEqual([
      [true, 0, 'CMD'],
      [false, 8_458_240, 'ADD'],
    ]);
  });

  it('is up to date the second time and says what it is about', async () => {
    const made = machine();
    const [first] = await made.engine.pull(reference('hello-world'));
    const [second] = await made.engine.pull(reference('hello-world'));
    expect([first?.status, second?.status]).toEqual(['newer', 'up-to-date']);
    expect(ofType(made.events, 'pull.started').at(-1)).toMatchObject({
      name: 'library/hello-world',
      tag: 'latest',
      layers: [{ alreadyExists: true }],
    });
  });

  it('calls another tag of an image that is here newer, but its digest up to date (01 step 10, 07 step 49)', async () => {
    const made = machine();
    await made.engine.pull(reference('busybox'));
    const byTag = await made.engine.pull(reference('busybox:1'));
    const byDigest = await made.engine.pull(reference('busybox@sha256:9ba6ea775138cf6162f628f3e93d5413dd363d286a15b53f6d9b39bb555c1a0e'));
    expect([byTag[0]?.status, byDigest[0]?.status]).toEqual(['newer', 'up-to-date']);
    expect(made.engine.image('busybox').names).toEqual(['busybox:1', 'busybox:latest']);
  });

  it('takes all tags of a repository, each blob once', async () => {
    const made = machine();
    const results = await made.engine.pull(reference('busybox'), { allTags: true });
    expect(results).toHaveLength(8);
    expect(ofType(made.events, 'layer.downloaded')).toHaveLength(2);
  });

  it('fetches no layer whose stack is here, and reports what it shared', async () => {
    const made = machine();
    await made.engine.pull(reference('alpine:3.20'));
    await made.engine.pull(reference('demo:multi'));
    const started = ofType(made.events, 'pull.started').at(-1);
    expect(started?.layers.map(({ alreadyExists }) => alreadyExists)).toEqual([true, false, false, false]);
    expect(ofType(made.events, 'pull.finished').at(-1)).toMatchObject({ layersAlreadyHere: 1, layers: 4 });
  });

  it('leaves the image that a moved tag pointed at as a dangling one', async () => {
    const made = machine();
    await made.engine.pull(reference('alpine:3.19'));
    made.engine.tag('alpine:3.19', reference('alpine:3.20'));
    made.engine.removeImage('alpine:3.19');
    await made.engine.pull(reference('alpine:3.20'));
    expect(made.engine.images().map(({ names }) => names)).toEqual([['alpine:3.20'], []]);
  });

  it('fails in Docker’s words (recording 29.7.2/02 steps 1 to 14)', async () => {
    const made = machine();
    const missing = (name: string) => `failed to resolve reference "${name}": ${name}: not found`;
    const unknownTag = await failure(made.engine.pull(reference('alpine:nosuchtag')));
    expect([unknownTag.code, unknownTag.message]).toEqual(['manifest-not-found', missing('docker.io/library/alpine:nosuchtag')]);
    const unknownName = await failure(made.engine.pull(reference('nosuch/image')));
    expect([unknownName.code, unknownName.message]).toEqual(['pull-denied', missing('docker.io/nosuch/image:latest')]);
    const nobody = await failure(made.engine.pull(reference('localhost:1/x')));
    expect(nobody.message).toBe(
      'failed to resolve reference "localhost:1/x:latest": failed to do request: Head "https://localhost:1/v2/x/manifests/latest": dial tcp 127.0.0.1:1: connect: connection refused',
    );
    const platform = await failure(made.engine.pull(reference('busybox'), { platform: { os: 'linux', architecture: 'riscv64' } }));
    expect(platform.code).toBe('no-matching-platform');
  });

  it('cancelled at any moment leaves nothing behind', async () => {
    for (const stopAfter of [1, 2, 5, 9, 12]) {
      const made = machine();
      await made.engine.pull(reference('alpine:3.20'));
      const before = made.internals.content.listBlobs();
      const cancellation = { cancelled: false };
      let seen = 0;
      made.engine.subscribe(({ type }) => {
        cancellation.cancelled ||= type.startsWith('layer.') && ++seen >= stopAfter;
      });
      const error = await failure(made.engine.pull(reference('demo:multi'), { cancellation }));
      expect(error.code).toBe('cancelled');
      expect(made.internals.content.listBlobs()).toEqual(before);
      expect(made.internals.layers.list()).toHaveLength(1);
      expect(made.engine.images()).toHaveLength(1);
    }
  });

  it('is the same, event for event, on the same machine', async () => {
    const runs = await Promise.all(
      [machine(), machine()].map(async ({ engine, events }) => {
        await engine.pull(reference('demo:multi'));
        return events;
      }),
    );
    expect(runs[0]).toEqual(runs[1]);
  });

  it('does not lose layers that come in while something else is removed', async () => {
    const made = machine();
    await made.engine.pull(reference('hello-world'));
    made.engine.subscribe(({ type }) => {
      if (type === 'layer.stored' && made.engine.findImage('hello-world') !== undefined) {
        made.engine.removeImage('hello-world');
      }
    });
    await made.engine.pull(reference('demo:multi'));
    expect(violations(made)).toEqual([]);
    expect(made.internals.layers.list()).toHaveLength(4);
  });
});
