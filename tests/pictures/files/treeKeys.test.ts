import { describe, expect, it } from 'vitest';
import { mergedTree } from '../../../src/pictures/files/mergedTree';
import { onlyLayer } from '../../../src/pictures/files/onlyLayer';
import { fileRows } from '../../../src/pictures/files/rows';
import { fileSubjects } from '../../../src/pictures/files/subjects';
import { treeMove, typedRow, waysTo } from '../../../src/pictures/files/treeKeys';
import { containersAndDangling, pulling } from '../../../src/scenes/machines';
import { layer } from '../../../src/scenes/stacks';

describe('treeMove', () => {
  const rows = fileRows(mergedTree([layer('base', 'etc/motd 1', 'etc/passwd 2', 'usr/lib/a 3')]), new Set(['etc']));

  it('goes from row to row, and stays within', () => {
    expect(treeMove(rows, 0, 'ArrowUp', 10)).toEqual({ to: 0 });
    expect(treeMove(rows, 3, 'ArrowDown', 10)).toEqual({ to: 3 });
    expect(treeMove(rows, 0, 'PageDown', 2)).toEqual({ to: 2 });
    expect(treeMove(rows, 3, 'PageUp', 10)).toEqual({ to: 0 });
  });

  it('opens, goes in, comes out and closes with the arrows to the sides', () => {
    expect(treeMove(rows, 3, 'ArrowRight', 10)).toEqual({ toggle: 'usr' });
    expect(treeMove(rows, 0, 'ArrowRight', 10)).toEqual({ to: 1 });
    expect(treeMove(rows, 2, 'ArrowLeft', 10)).toEqual({ to: 0 });
    expect(treeMove(rows, 0, 'ArrowLeft', 10)).toEqual({ toggle: 'etc' });
  });

  it('leaves other keys alone', () => {
    expect(treeMove(rows, 0, 'Tab', 10)).toBeUndefined();
  });

  it('finds the next row by the beginning of its name', () => {
    expect(typedRow(rows, 0, 'us')).toBe(3);
    expect(typedRow(rows, 0, 'p')).toBe(2);
    expect(typedRow(rows, 3, 'ee')).toBe(0);
    expect(typedRow(rows, 0, 'zz')).toBeUndefined();
  });
});

describe('waysTo', () => {
  it('names the directories that lead to a file, not the file', () => {
    expect([...waysTo(['a/b/c', 'd'])]).toEqual(['a', 'a/b']);
  });
});

describe('onlyLayer', () => {
  it('counts what the layer stores and what it hides, nothing else', () => {
    const stack = [layer('base', 'a 10', 'b/c 20', 'd 40'), layer('run', 'a 11', '-b', 'e 1')];
    const { root, changes } = onlyLayer(stack, 1);
    expect(root.total).toEqual({ files: 2, visible: 12, hidden: 30 });
    expect([...changes]).toEqual([
      ['a', 'changed'],
      ['b', 'removed'],
      ['e', 'added'],
      ['b/c', 'removed'],
    ]);
  });

  it('shows a removal of something that no known layer has', () => {
    const { root } = onlyLayer([layer('unknown'), layer('run', '-gone/away')], 1);
    expect(fileRows(root, new Set(['gone'])).map(({ node }) => [node.path, node.hiddenBy])).toEqual([
      ['gone', undefined],
      ['gone/away', 1],
    ]);
  });
});

describe('fileSubjects', () => {
  it('begins with the newest container, and puts its writable layer on top', () => {
    const machine = containersAndDangling();
    const [first] = fileSubjects({ machines: [machine] });
    expect(first?.text).toBe(`container ${machine.containers.at(-1)?.name ?? ''}`);
    expect(first?.layers.at(-1)?.writable).toBeTruthy();
  });

  it('leaves out layers that are not unpacked yet', () => {
    const machine = pulling();
    const keys = fileSubjects({ machines: [machine] }).flatMap(({ layers }) => layers.map(({ key }) => key));
    expect(keys.filter((key) => machine.layers[key]?.state !== 'stored')).toEqual([]);
  });
});
