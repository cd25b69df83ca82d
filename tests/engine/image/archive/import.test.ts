import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../../src/engine/digest/digest';
import { concatenate } from '../../../../src/engine/filetree/content';
import { overlayTree } from '../../../../src/engine/filetree/overlay';
import { exportTree } from '../../../../src/engine/image/archive/exportTree';
import { gzipChunks } from '../../../../src/engine/deflate/gzip';
import { tarEntries } from '../../../../src/engine/layer/untar';
import { failure, machine, outcome, violations } from '../../machine';

function tree() {
  const files = overlayTree([]);
  files.makeDirectory('/etc', { mode: 0o755, mtime: 5 });
  files.writeFile('/etc/name', new TextEncoder().encode('hello\n'), { mode: 0o640, uid: 7, gid: 8, mtime: 9 });
  files.link('/etc/name', '/etc/other');
  files.symlink('name', '/etc/link');
  return files;
}
const archive = (): Uint8Array => concatenate(exportTree(tree()));

describe('docker export and import', () => {
  it('writes a tree without its root, parents first, further names as hard links (recording 29.7.2/07 step 23)', () => {
    expect([...tarEntries(archive())].map(({ flag, name, linkName }) => [flag, name, linkName])).toEqual([
      ['5', 'etc/', ''],
      ['2', 'etc/link', 'name'],
      ['0', 'etc/name', ''],
      ['1', 'etc/other', 'etc/name'],
    ]);
  });

  it('names a file whose bytes are not on this site and writes nothing', () => {
    const files = tree();
    files.writeFile('/etc/big', { kind: 'recorded', size: 7 });
    expect(outcome(() => [...exportTree(files)].length)).toBe(
      '/etc/big is known by its size only, its bytes are not on this site; nothing was written.',
    );
  });

  it('makes one layer whose DiffID is the digest of the file, gzipped or not', async () => {
    const made = machine();
    const plain = await made.engine.importImage(archive(), { name: 'docker.io/library/imp:1' });
    const packed = await made.engine.importImage(concatenate(gzipChunks([archive()])), { name: 'docker.io/library/imp:2' });
    expect(made.engine.image('imp:1').id).toBe(plain);
    for (const id of [plain, packed]) {
      expect(made.engine.image(id).config.rootfs.diff_ids).toEqual([digestOf(archive())]);
    }
    expect(violations(made)).toEqual([]);
    const there = made.engine.imageTree(made.engine.image('imp:1'));
    expect(there.stat('/etc/name')).toMatchObject({ mode: 0o640, uid: 7, gid: 8, mtime: 9 });
    expect(concatenate(exportTree(there))).toEqual(archive());
  });

  it('applies changes and keeps the message as the comment of its one history row (steps 25 to 28)', async () => {
    const made = machine();
    await made.engine.importImage(archive(), { name: 'docker.io/library/imp:2', changes: ['CMD ["sh"]'], message: 'imported' });
    const image = made.engine.image('imp:2');
    expect(image.config.config).toEqual({ Cmd: ['sh'] });
    expect(made.engine.history(image).map(({ entry, layer }) => [entry.comment, entry.created_by, layer !== undefined])).toEqual([
      ['imported', undefined, true],
    ]);
  });

  it('leaves the machine as it was when the archive or a change is bad', async () => {
    const made = machine();
    expect((await failure(made.engine.importImage(new TextEncoder().encode('x'.repeat(600))))).message).toBe(
      'archive/tar: invalid tar header',
    );
    expect((await failure(made.engine.importImage(archive(), { changes: ['RUN true'] }))).message).toMatch(/is not a valid change command/);
    expect(made.internals.content.listBlobs()).toEqual([]);
    expect(made.engine.images()).toEqual([]);
  });
});
