import { describe, expect, it } from 'vitest';
import { overlayTree } from '../../../src/engine/filetree/overlay';
import type { OverlayTree } from '../../../src/engine/filetree/overlay';
import { FileError } from '../../../src/engine/filetree/tree';
import { walk } from '../../../src/engine/filetree/walk';

const text = (value: string) => new TextEncoder().encode(value);
const read = (tree: OverlayTree, path: string) => new TextDecoder().decode(tree.readFile(path));

function code(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof FileError ? error.code : String(error);
  }
  return 'nothing thrown';
}

function base(): ReturnType<OverlayTree['changeset']> {
  const tree = overlayTree([], { now: () => 100 });
  tree.makeDirectory('/etc');
  tree.writeFile('/etc/passwd', text('root\n'), { mode: 0o600, uid: 1, gid: 2 });
  tree.writeFile('/a', text('one'));
  tree.link('/a', '/b');
  tree.symlink('/etc', '/link');
  return tree.changeset();
}

describe('an overlay tree', () => {
  it('shows the lower layers and says which one each path comes from', () => {
    const lower = base();
    const middle = overlayTree([lower]);
    middle.writeFile('/new', text('n'));
    const tree = overlayTree([lower, middle.changeset()]);
    tree.writeFile('/mine', text('m'));
    expect(['/a', '/new', '/mine', '/nowhere'].map((path) => tree.origin(path))).toEqual([0, 1, 2, undefined]);
    expect(tree.readDirectory('/')).toEqual(['a', 'b', 'etc', 'link', 'mine', 'new']);
  });

  it('keeps mode and owner of a file that it overwrites, and stamps the time', () => {
    const tree = overlayTree([base()], { now: () => 200 });
    tree.writeFile('/etc/passwd', text('x'));
    expect(tree.stat('/etc/passwd')).toMatchObject({ mode: 0o600, uid: 1, gid: 2, mtime: 200 });
  });

  it('breaks hard links to a lower file when one name is written', () => {
    const tree = overlayTree([base()]);
    tree.writeFile('/a', text('two'));
    expect([read(tree, '/a'), read(tree, '/b')]).toEqual(['two', 'one']);
  });

  it('keeps hard links made in it', () => {
    const tree = overlayTree([]);
    tree.writeFile('/a', text('one'));
    tree.link('/a', '/b');
    tree.writeFile('/b', text('two'));
    expect(read(tree, '/a')).toBe('two');
    expect(tree.changeset().entries.map(({ type }) => type)).toEqual(['file', 'hardlink']);
  });

  it('changes nothing below', () => {
    const lower = base();
    const before = JSON.stringify(lower);
    const tree = overlayTree([lower]);
    tree.writeFile('/a', text('two'));
    tree.remove('/etc', { recursive: true });
    tree.chmod('/b', 0);
    expect(JSON.stringify(lower)).toBe(before);
  });

  it('has no changes when it was only read', () => {
    const tree = overlayTree([base()]);
    [...walk(tree, '/')].forEach(({ path }) => tree.lstat(path));
    expect([tree.changed, tree.changeset().entries]).toEqual([false, []]);
  });

  it('follows links along a path and at its end, but lstat does not follow the last', () => {
    const tree = overlayTree([base()]);
    expect(read(tree, '/link/passwd')).toBe('root\n');
    expect([tree.stat('/link')?.type, tree.lstat('/link')?.type]).toEqual(['directory', 'symlink']);
    expect(tree.realPath('/link/../link/passwd')).toBe('/etc/passwd');
  });

  it('writes through a link to a file that is not there yet', () => {
    const tree = overlayTree([]);
    tree.symlink('target', '/link');
    tree.writeFile('/link', text('x'));
    expect(read(tree, '/target')).toBe('x');
  });

  it('gives up on links that lead in a circle', () => {
    const tree = overlayTree([]);
    tree.symlink('/b', '/a');
    tree.symlink('/a', '/b');
    expect(code(() => tree.stat('/a'))).toBe('ELOOP');
  });

  it('names each offence as Linux does', () => {
    const tree = overlayTree([base()]);
    expect(code(() => tree.readFile('/etc'))).toBe('EISDIR');
    expect(code(() => tree.readFile('/nowhere'))).toBe('ENOENT');
    expect(code(() => tree.readDirectory('/a'))).toBe('ENOTDIR');
    expect(code(() => tree.makeDirectory('/etc'))).toBe('EEXIST');
    expect(code(() => tree.makeDirectory('/no/parent'))).toBe('ENOENT');
    expect(code(() => tree.remove('/etc'))).toBe('ENOTEMPTY');
    expect(code(() => tree.remove('/'))).toBe('EINVAL');
    expect(code(() => tree.rename('/etc', '/etc/inside'))).toBe('EINVAL');
    expect(code(() => overlayTree([base()], { readOnly: true }).chmod('/a', 0))).toBe('EROFS');
  });

  it('says that the bytes of a recorded file are not here', () => {
    const tree = overlayTree([]);
    tree.writeFile('/bin', { kind: 'recorded', size: 10 });
    expect(code(() => tree.readFile('/bin'))).toBe('NOBYTES');
  });

  it('shows nothing of a lower directory through an opaque one', () => {
    const lower = base();
    const upper = overlayTree([lower]);
    upper.remove('/etc', { recursive: true });
    upper.makeDirectory('/etc');
    expect(upper.changeset().entries).toMatchObject([{ path: 'etc', opaque: true }]);
    expect(overlayTree([lower, upper.changeset()]).readDirectory('/etc')).toEqual([]);
  });

  it('lists names in byte order, which is not the order of UTF-16', () => {
    const tree = overlayTree([]);
    ['\u{1f600}', '\uff5e', 'b', 'B'].forEach((name) => tree.writeFile(`/${name}`, text('')));
    expect(tree.readDirectory('/')).toEqual(['B', 'b', '\uff5e', '\u{1f600}']);
  });
});
