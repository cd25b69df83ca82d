import { describe, expect, it } from 'vitest';
import { validateStore } from '../../src/engine/validateStore';
import { machine, reference } from './machine';
import type { Machine } from './machine';

async function withContainer(): Promise<Machine> {
  const made = machine();
  await made.engine.pull(reference('busybox'));
  await made.engine.run({ image: 'busybox', command: ['true'], name: 'one' }, { stdout: () => undefined, stderr: () => undefined });
  return made;
}

const codes = ({ internals }: Machine): readonly string[] => validateStore(internals).map(({ code }) => code);

describe('validateStore', () => {
  it('finds nothing wrong with a pulled image and its container', async () => {
    expect(codes(await withContainer())).toEqual([]);
  });

  it('misses the image that a name points at', async () => {
    const made = await withContainer();
    made.internals.content.deleteBlob(made.engine.image('busybox').id);
    expect(codes(made)).toContain('blob-missing');
  });

  it('sees a name that is no reference', async () => {
    const made = await withContainer();
    made.internals.images.set('Not A Name', made.engine.image('busybox').target);
    expect(validateStore(made.internals)).toEqual([
      { code: 'name-malformed', subject: 'Not A Name', got: 'Not A Name', want: 'a reference' },
    ]);
  });

  it('sees a dangling name of an image that has another', async () => {
    const made = await withContainer();
    const { target } = made.engine.image('busybox');
    made.internals.images.set(`moby-dangling@${target.digest}`, target);
    expect(codes(made)).toEqual(['dangling-name-beside-another']);
  });

  it('misses the layers that a container or a cache entry stands on', async () => {
    const made = await withContainer();
    const chainId = made.engine.image('busybox').layers[0]?.chainId;
    if (chainId !== undefined) made.internals.layers.remove(chainId);
    expect(codes(made)).toEqual(['snapshot-missing', 'container-layer-missing']);
  });

  it('sees two containers of one name', async () => {
    const made = await withContainer();
    const [one] = made.internals.containers.list();
    if (one !== undefined) made.internals.containers.set({ ...one, id: 'f'.repeat(64) });
    expect(codes(made)).toEqual(['container-name-taken-twice']);
  });

  it('sees what nobody holds', async () => {
    const made = await withContainer();
    made.internals.containers.list().forEach(({ id }) => made.internals.containers.delete(id));
    made.internals.images.delete('docker.io/library/busybox:latest');
    expect(new Set(codes(made))).toEqual(new Set(['orphan-blob', 'orphan-snapshot']));
    made.internals.collectGarbage();
    expect(codes(made)).toEqual([]);
  });
});
