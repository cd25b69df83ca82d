import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatenate } from '../../src/engine/filetree/content';
import { overlayTree } from '../../src/engine/filetree/overlay';
import { FileError } from '../../src/engine/filetree/tree';
import { walk } from '../../src/engine/filetree/walk';
import { gzipChunks } from '../../src/engine/deflate/gzip';
import { gunzip } from '../../src/engine/layer/compress';
import { tarChunks, tarSize } from '../../src/engine/layer/tar';
import { TarError, changesetOfTar } from '../../src/engine/layer/untar';
import { work } from '../engine/layer/arbitraryLayers';
import { forAll, orRefusal } from './property';

const BLOCK = 512;
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** A header with a right checksum around any fields: what random bytes would never hit upon. */
function header(fields: { name: string; flag: string; size: string; link: string; mode: string }): Uint8Array {
  const block = new Uint8Array(BLOCK);
  const put = (value: string, at: number, length: number): void => block.set(text(value).subarray(0, length), at);
  put(fields.name, 0, 100);
  put(fields.mode, 100, 8);
  put(fields.size, 124, 12);
  put(fields.flag, 156, 1);
  put(fields.link, 157, 100);
  put('ustar', 257, 5);
  const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 8);
  return block;
}

const path = fc
  .array(fc.constantFrom('a', 'b', '..', '.', '', '.wh.a', '.wh..wh..opq', '.wh.', 'ä'), { maxLength: 4 })
  .map((names) => names.join('/'));
const entry = fc
  .record({
    name: path,
    flag: fc.constantFrom('0', '\0', '1', '2', '3', '5', '6', '7', 'x', 'g', 'L', 'K', 'S', '9'),
    size: fc.constantFrom('0', '5', '1000', '77777777777', '-1', 'zz', '', '99'),
    link: path,
    mode: fc.constantFrom('644', '7777', '-1', 'x', ''),
    body: fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom('12 size=-512\n', '9 size=x\n', '99999 a=b\n', '0 a=b\n', '11 path=/a\n', 'x').map(text),
    ),
  })
  .map(({ body, ...fields }) => {
    const padded = new Uint8Array(Math.ceil(body.length / BLOCK) * BLOCK);
    padded.set(body);
    const size = fields.size === '5' ? body.length.toString(8) : fields.size;
    return concatenate([header({ ...fields, size }), padded]);
  });
const craftedTar = fc.array(entry, { maxLength: 6 }).map((entries) => concatenate(entries));

describe('any bytes as a layer tar', () => {
  it('are a changeset, or are refused with a TarError', () => {
    forAll(fc.uint8Array({ maxLength: 2000 }), 300, (bytes) => {
      orRefusal(() => changesetOfTar(bytes), TarError);
    });
  });

  it('also when their headers are right and their fields are not', () => {
    forAll(craftedTar, 1500, (tar) => {
      orRefusal(() => changesetOfTar(tar), TarError);
    });
  });

  it('never name a path outside of the root', () => {
    forAll(craftedTar, 800, (tar) => {
      const changeset = orRefusal(() => changesetOfTar(tar), TarError);
      for (const { path: at } of changeset?.entries ?? []) expect(at.startsWith('/') || at.split('/').includes('..')).toBe(false);
    });
  });

  it('stacked as they come, give a tree that can be walked, or are refused with a FileError', () => {
    forAll(fc.array(craftedTar, { minLength: 1, maxLength: 3 }), 800, (tars) => {
      orRefusal(() => [...walk(overlayTree(tars.map(changesetOfTar)), '/')], TarError, FileError);
    });
  });

  it('when they are cut short or damaged, still end in a changeset or a TarError', () => {
    forAll(fc.tuple(work, fc.nat(), fc.nat({ max: 255 })), 300, ([run, pick, byte]) => {
      const tree = overlayTree([]);
      run(tree);
      const tar = concatenate(tarChunks(tree.changeset()));
      const at = pick % tar.length;
      orRefusal(() => changesetOfTar(tar.subarray(0, at)), TarError);
      tar[at] = byte;
      orRefusal(() => changesetOfTar(tar), TarError);
    });
  });
});

describe('the tar of a layer', () => {
  it('is read back as the layer, and is as long as it says', () => {
    forAll(work, 200, (run) => {
      const tree = overlayTree([]);
      run(tree);
      const changeset = tree.changeset();
      const tar = concatenate(tarChunks(changeset));
      expect(tar.length).toBe(tarSize(changeset));
      expect(changesetOfTar(tar)).toEqual(changeset);
    });
  });

  it('compressed, does not depend on the pieces that it came in', () => {
    forAll(fc.tuple(fc.uint8Array({ maxLength: 3000 }), fc.integer({ min: 1, max: 700 })), 60, ([bytes, step]) => {
      const cut = Array.from({ length: Math.ceil(bytes.length / step) }, (_, at) => bytes.subarray(at * step, (at + 1) * step));
      const whole = concatenate(gzipChunks([bytes]));
      expect(concatenate(gzipChunks(cut))).toEqual(whole);
      expect(gunzip(whole)).toEqual(bytes);
    });
  });
});
