import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatenate, contentBytes } from '../../../src/engine/filetree/content';
import { overlayTree } from '../../../src/engine/filetree/overlay';
import type { FileTree } from '../../../src/engine/filetree/tree';
import { walk } from '../../../src/engine/filetree/walk';
import type { Changeset } from '../../../src/engine/layer/changeset';
import { gunzip, layerBlob, layerBlobChunks } from '../../../src/engine/layer/compress';
import { tarChunks, tarSize } from '../../../src/engine/layer/tar';
import { changesetOfTar } from '../../../src/engine/layer/untar';
import { compareWalk, work } from './arbitraryLayers';

/** Everything that can be seen of a tree, but for inode numbers, of which only equality can be seen. */
function view(tree: FileTree): unknown[] {
  const firstNames = new Map<number, string>();
  return [...walk(tree, '/')].map(({ path, node }) => {
    if (node.type !== 'file') {
      return { path, ...node };
    }
    const { inode, content, ...metadata } = node;
    const first = firstNames.get(inode) ?? path;
    firstNames.set(inode, first);
    return { path, ...metadata, first, bytes: [...contentBytes(content, path)] };
  });
}

/** Random stacks of layers, base first, and the merged view that their making ended with. */
const stack = fc.array(work, { minLength: 1, maxLength: 4 }).map((works) => {
  const layers: Changeset[] = [];
  let merged: unknown[] = [];
  works.forEach((run, index) => {
    const tree = overlayTree(layers, { now: () => 1000 + index });
    run(tree);
    merged = view(tree);
    layers.push(tree.changeset());
  });
  return { layers, merged };
});

describe('layers, whatever was done to make them', () => {
  it('stacked, give back the merged view that they were made from', () => {
    fc.assert(
      fc.property(stack, ({ layers, merged }) => {
        expect(view(overlayTree(layers))).toEqual(merged);
      }),
      { numRuns: 400 },
    );
  });

  it('have their entries in the order of a walk, each path once', () => {
    fc.assert(
      fc.property(stack, ({ layers }) => {
        for (const { entries } of layers) {
          const paths = entries.map(({ path }) => path);
          expect(paths).toEqual([...new Set(paths)].sort(compareWalk));
        }
      }),
    );
  });

  it('come back from their tar as they were', () => {
    fc.assert(
      fc.property(stack, ({ layers }) => {
        for (const layer of layers) {
          const tar = concatenate(tarChunks(layer));
          expect(tar.length).toBe(tarSize(layer));
          expect(changesetOfTar(tar)).toEqual(layer);
        }
      }),
    );
  });

  it('say their size also where a name needs more than a plain header', () => {
    const opaque: Changeset = { entries: [{ type: 'directory', path: 'ä', opaque: true, mode: 0o755, uid: 0, gid: 0, mtime: 0 }] };
    expect(tarSize(opaque)).toBe(concatenate(tarChunks(opaque)).length);
  });

  it('mark an opaque directory by a file of its mode and owner (corpora/layer-diff-cases.json)', () => {
    const opaque: Changeset = { entries: [{ type: 'directory', path: 'd', opaque: true, mode: 0o750, uid: 1, gid: 2, mtime: 9 }] };
    const tar = concatenate(tarChunks(opaque));
    const header = (at: number): string => new TextDecoder().decode(tar.subarray(at, at + 124));
    expect(header(512).replace(/\0+/g, ' ')).toBe('d/.wh..wh..opq 0000750 0000001 0000002 ');
  });

  it('made twice, have equal digests; compressed, they unpack to the tar', () => {
    fc.assert(
      fc.property(stack, ({ layers }) => {
        for (const layer of layers) {
          const again = structuredClone(layer);
          expect(layerBlob(again)).toEqual(layerBlob(layer));
          expect(gunzip(concatenate(layerBlobChunks(layer)))).toEqual(concatenate(tarChunks(layer)));
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('a filled file', () => {
  const file = (content: { kind: 'filled'; size: number; seed: string } | { kind: 'bytes'; bytes: Uint8Array }): Changeset => ({
    entries: [{ type: 'file', path: 'f', content, mode: 0o644, uid: 0, gid: 0, mtime: 0 }],
  });

  it('has the digest of the same bytes given literally', () => {
    const filled = { kind: 'filled', size: 300_001, seed: 'node_modules' } as const;
    expect(layerBlob(file({ kind: 'bytes', bytes: contentBytes(filled, 'f') }))).toEqual(layerBlob(file(filled)));
  });

  it('compresses to about a third', () => {
    const { size, tarSize: whole } = layerBlob(file({ kind: 'filled', size: 1_000_000, seed: 'x' }));
    expect(whole / size).toBeGreaterThan(2.5);
    expect(whole / size).toBeLessThan(3.5);
  });
});
