import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, digestStream, isDigest } from '../../src/engine/digest/digest';
import type { DiffID } from '../../src/engine/digest/digest';
import { memoryContentStore } from '../../src/engine/content/contentStore';
import { contentBytes, contentSize } from '../../src/engine/filetree/content';
import { chainIds } from '../../src/engine/layer/chainId';
import { forAll } from './property';

const bytes = fc.uint8Array({ maxLength: 300 });
const filled = fc.record({ size: fc.nat({ max: 200_000 }), seed: fc.string({ maxLength: 8 }) });

describe('content', () => {
  it('that is equal has an equal digest, and other content another', () => {
    forAll(fc.tuple(bytes, bytes), 300, ([a, b]) => {
      const equal = a.length === b.length && a.every((byte, at) => byte === b[at]);
      expect(digestOf(a) === digestOf(b)).toBe(equal);
      expect(digestOf(a.slice())).toBe(digestOf(a));
    });
  });

  it('has one digest however it is cut into pieces', () => {
    forAll(fc.array(bytes, { maxLength: 6 }), 200, (pieces) => {
      const stream = digestStream();
      for (const piece of pieces) stream.update(piece);
      expect(stream.digest()).toBe(digestOf(Uint8Array.from(pieces.flatMap((piece) => [...piece]))));
    });
  });

  it('always has a well-formed digest', () => {
    forAll(bytes, 100, (given) => {
      expect(isDigest(digestOf(given))).toBe(true);
    });
  });

  it('that is filled has exactly its size, and the same bytes each time it is asked for', () => {
    forAll(filled, 40, ({ size, seed }) => {
      const content = { kind: 'filled', size, seed } as const;
      const first = contentBytes(content, 'f');
      expect(first.length).toBe(contentSize(content));
      expect(digestOf(contentBytes(content, 'g'))).toBe(digestOf(first));
    });
  });

  it('that is filled begins with the bytes of the shorter one of the same seed', () => {
    forAll(fc.tuple(filled, fc.nat({ max: 100_000 })), 30, ([{ size, seed }, cut]) => {
      const shorter = Math.min(cut, size);
      const whole = contentBytes({ kind: 'filled', size, seed }, 'f');
      expect(digestOf(contentBytes({ kind: 'filled', size: shorter, seed }, 'f'))).toBe(digestOf(whole.subarray(0, shorter)));
    });
  });

  it('is stored once, however often it is put', () => {
    forAll(fc.array(bytes, { maxLength: 8 }), 150, (blobs) => {
      const store = memoryContentStore();
      for (const one of [...blobs, ...blobs]) {
        store.putBlob({ digest: digestOf(one), size: one.length, mediaType: 'application/octet-stream', chunks: () => [one] });
      }
      expect(store.listBlobs().map(({ digest }) => digest)).toEqual([...new Set(blobs.map((blob) => digestOf(blob)))]);
    });
  });
});

describe('ChainIDs of a stack', () => {
  // A DiffID is the digest of a tar: same form, another thing.
  const stack = fc.array(
    fc.string().map((text) => digestOf(text) as string as DiffID),
    { minLength: 1, maxLength: 6 },
  );

  it('do not change when something is put on top', () => {
    forAll(fc.tuple(stack, stack), 150, ([below, above]) => {
      expect(chainIds([...below, ...above]).slice(0, below.length)).toEqual(chainIds(below));
    });
  });

  it('all change above a layer that changes', () => {
    forAll(fc.tuple(stack, fc.nat(), fc.string()), 150, ([layers, pick, text]) => {
      const at = pick % layers.length;
      const changed = layers.with(at, digestOf(`other ${text}`) as string as DiffID);
      fc.pre(changed[at] !== layers[at]);
      const [before, after] = [chainIds(layers), chainIds(changed)];
      expect(before.map((id, index) => id === after[index])).toEqual(layers.map((_, index) => index < at));
    });
  });
});
