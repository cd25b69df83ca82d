import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layerChanges } from '../../../src/pictures/files/layerChanges';
import { mergedTree } from '../../../src/pictures/files/mergedTree';
import type { FileNode } from '../../../src/pictures/files/mergedTree';
import { fileRows, windowOf } from '../../../src/pictures/files/rows';
import { layer } from '../../../src/scenes/stacks';

const BASE = layer('base', 'etc/', 'etc/motd 100', 'etc/passwd 50', 'usr/', 'usr/lib/', 'usr/lib/big 4000');

describe('mergedTree', () => {
  it('shows each file in the newest version, from the layer that brought it', () => {
    const tree = mergedTree([BASE, layer('run', 'etc/', 'etc/motd 120', 'app/', 'app/main 10')]);
    expect(seen(tree)).toEqual({ 'app/main': 1, 'etc/motd': 1, 'etc/passwd': 0, 'usr/lib/big': 0 });
    expect(tree.total).toEqual({ files: 4, visible: 4180, hidden: 100 });
  });

  it('keeps the bytes of a deleted file as hidden ones', () => {
    const tree = mergedTree([BASE, layer('rm', 'usr/', 'usr/lib/', '-usr/lib/big')]);
    const big = node(tree, 'usr/lib/big');
    expect(big?.hiddenBy).toBe(1);
    expect(big?.ghosts).toEqual([{ layer: 0, by: 1, size: 4000 }]);
    expect(tree.total).toEqual({ files: 2, visible: 150, hidden: 4000 });
  });

  it('hides a whole directory with one whiteout, and what is made anew in its place is seen', () => {
    const tree = mergedTree([BASE, layer('rm', '-usr'), layer('again', 'usr/', 'usr/new 5')]);
    expect(seen(tree)).toEqual({ 'etc/motd': 0, 'etc/passwd': 0, 'usr/new': 2 });
    expect(node(tree, 'usr/lib/big')?.hiddenBy).toBe(1);
  });

  it('lets an opaque directory hide what lies below it, not what comes with it', () => {
    const tree = mergedTree([BASE, layer('opaque', 'etc/', '=etc', 'etc/own 7')]);
    expect(seen(tree)).toEqual({ 'etc/own': 1, 'usr/lib/big': 0 });
    expect(tree.total.hidden).toBe(150);
  });

  it('hides all below a directory that a file replaces', () => {
    const tree = mergedTree([BASE, layer('file', 'usr 3')]);
    expect(seen(tree)).toEqual({ 'etc/motd': 0, 'etc/passwd': 0, usr: 1 });
  });

  it('remembers every version of a file that changes often', () => {
    const tree = mergedTree([BASE, layer('two', 'etc/motd 1'), layer('three', '-etc/motd'), layer('four', 'etc/motd 3')]);
    expect(node(tree, 'etc/motd')?.ghosts).toEqual([
      { layer: 0, by: 1, size: 100 },
      { layer: 1, by: 2, size: 1 },
    ]);
    expect(node(tree, 'etc/motd')?.layer).toBe(3);
  });

  it('never loses a byte: what is seen and what is hidden are all that the layers store', () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
    const line = fc.oneof(
      fc.tuple(path, fc.nat(99)).map(([at, size]) => `${at}/file ${size}`),
      path.map((at) => `-${at}`),
      path.map((at) => `=${at}`),
    );
    const stacks = fc.array(fc.uniqueArray(line, { selector: (text) => text.split(' ')[0], maxLength: 8 }), { maxLength: 5 });
    fc.assert(
      fc.property(stacks, (lines) => {
        const stack = lines.map((entries, index) => layer(String(index), ...entries));
        const stored = stack.flatMap(({ files }) => files.entries).reduce((sum, entry) => sum + entry.size, 0);
        const { visible, hidden } = mergedTree(stack).total;
        expect(visible + hidden).toBe(stored);
      }),
    );
  });
});

describe('layerChanges', () => {
  it('says what a layer adds, changes, removes and only touches', () => {
    const stack = [BASE, layer('run', 'etc/', 'etc/motd 120', 'etc/new 1', '-usr/lib/big')];
    expect(layerChanges(stack, 1).map(({ entry, change, before }) => [entry.path, change, before])).toEqual([
      ['etc', 'touched', 150],
      ['etc/motd', 'changed', 100],
      ['etc/new', 'added', 0],
      ['usr/lib/big', 'removed', 4000],
    ]);
  });
});

describe('fileRows', () => {
  const tree = mergedTree([BASE, layer('run', 'etc/motd 120', '-usr/lib/big')]);
  const shown = (rows: ReturnType<typeof fileRows>): readonly string[] => rows.map((row) => `${row.level} ${row.node.path}`);

  it('shows what is opened', () => {
    expect(shown(fileRows(tree, new Set()))).toEqual(['1 etc', '1 usr']);
    expect(shown(fileRows(tree, new Set(['etc'])))).toEqual(['1 etc', '2 etc/motd', '2 etc/passwd', '1 usr']);
  });

  it('finds by part of a path, with the way there, in any case', () => {
    expect(shown(fileRows(tree, new Set(), { text: 'MOTD' }))).toEqual(['1 etc', '2 etc/motd']);
  });

  it('keeps to one layer, or to what is hidden', () => {
    expect(shown(fileRows(tree, new Set(), { text: '', layer: 1 }))).toEqual([
      '1 etc',
      '2 etc/motd',
      '1 usr',
      '2 usr/lib',
      '3 usr/lib/big',
    ]);
    expect(shown(fileRows(tree, new Set(), { text: 'big', onlyHidden: true }))).toEqual(['1 usr', '2 usr/lib', '3 usr/lib/big']);
  });

  it('counts siblings that show', () => {
    const row = fileRows(tree, new Set(['etc'])).find(({ node: { name } }) => name === 'passwd');
    expect([row?.position, row?.siblings]).toEqual([2, 2]);
  });
});

describe('windowOf', () => {
  it('covers the window wherever it is scrolled, and never more than a screenful and its surroundings', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(600_000), fc.integer({ min: 1, max: 2000 }), (count, scrollTop, height) => {
        const rowHeight = 28;
        const { first, end } = windowOf(count, { scrollTop, height, rowHeight });
        expect(end - first).toBeLessThanOrEqual(height / rowHeight + 27);
        for (const row of [Math.floor(scrollTop / rowHeight), Math.floor((scrollTop + height - 1) / rowHeight)]) {
          if (row < count) expect(row >= first && row < end).toBe(true);
        }
      }),
    );
  });
});

function node(root: FileNode, path: string): FileNode | undefined {
  return path.split('/').reduce<FileNode | undefined>((at, name) => at?.children.find((child) => child.name === name), root);
}

/** Files that can be seen, with the index of their layer. */
function seen(root: FileNode): Readonly<Record<string, number>> {
  const files: Record<string, number> = {};
  const visit = (at: FileNode): void => {
    if (at.kind === 'file' && at.hiddenBy === undefined) files[at.path] = at.layer;
    at.children.forEach(visit);
  };
  visit(root);
  return files;
}
