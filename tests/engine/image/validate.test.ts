import { describe, expect, it } from 'vitest';
import { validateImage } from '../../../src/engine/image/validate';
import { machine, reference, violations } from '../machine';
import type { Machine } from '../machine';

async function withBusybox(): Promise<Machine> {
  const made = machine();
  await made.engine.pull(reference('busybox'));
  return made;
}

const codes = (found: readonly unknown[]) => found.map((violation) => (violation as { code: string }).code);

describe('validateImage', () => {
  it('finds nothing wrong with a pulled image', async () => {
    expect(violations(await withBusybox())).toEqual([]);
  });

  it('misses a blob that is gone', async () => {
    const made = await withBusybox();
    const image = made.engine.image('busybox');
    made.internals.content.deleteBlob(image.configDigest);
    expect(validateImage(made.internals, image.target)).toEqual([
      { code: 'blob-missing', subject: image.configDigest, got: undefined, want: image.configDigest },
    ]);
  });

  it('sees bytes that are not those of their digest', async () => {
    const made = await withBusybox();
    const image = made.engine.image('busybox');
    const config = made.internals.content.getBlob(image.configDigest);
    made.internals.content.deleteBlob(image.configDigest);
    if (config !== undefined) {
      made.internals.content.putBlob({ ...config, chunks: () => [new TextEncoder().encode('{}')] });
    }
    expect(codes(validateImage(made.internals, image.target))).toEqual(['digest-mismatch', 'size-mismatch']);
  });

  it('misses a snapshot', async () => {
    const made = await withBusybox();
    const image = made.engine.image('busybox');
    image.layers.forEach(({ chainId }) => made.internals.layers.remove(chainId));
    expect(codes(validateImage(made.internals, image.target))).toEqual(['snapshot-missing']);
  });

  it('sees a history that does not account for every layer', async () => {
    const made = await withBusybox();
    const image = made.engine.image('busybox');
    const config = made.internals.content.getBlob(image.configDigest);
    made.internals.content.deleteBlob(image.configDigest);
    if (config !== undefined) {
      const { chunks: _bytes, ...facts } = config;
      made.internals.content.putBlob({ ...facts, value: { ...image.config, history: [...image.config.history, {}] } });
    }
    expect(validateImage(made.internals, image.target)).toEqual([
      { code: 'history-mismatch', subject: image.configDigest, got: 2, want: 1 },
    ]);
  });
});
