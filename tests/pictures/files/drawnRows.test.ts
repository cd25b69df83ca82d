import { describe, expect, it } from 'vitest';
import { drawnRows, type DrawnRows } from '../../../src/pictures/files/drawnRows';
import { fileRows, MOST_ROWS } from '../../../src/pictures/files/rows';
import { shownTree, type Extent, type ShownTree } from '../../../src/pictures/files/shownTree';
import { fileSubjects } from '../../../src/pictures/files/subjects';
import { copiedUp, large, longNames, shop, type Shop } from '../../../src/scenes/fileWorlds';

const about = { title: 'Files of something', about: ['4 files'] };

function treeOf({ view, layerFiles }: Shop, extent: Extent = { kind: 'whole' }): ShownTree {
  const layers = fileSubjects(view)[0]?.layers ?? [];
  return shownTree({ layers, files: layers.map(({ key, writable }) => writable ?? layerFiles(key) ?? 'unknown') }, extent);
}

/** With everything open. */
function drawn(tree: ShownTree): DrawnRows {
  return drawnRows(tree, fileRows(tree.root, new Set(), { text: '/' }), about);
}

/** A line for each row, as a reviewer can read it. */
function lines({ rows }: DrawnRows): readonly string[] {
  return rows.map(({ mark, name, isHidden, twisty, letter, note, size, ghost }) =>
    [
      `${mark.x},${mark.y}`,
      twisty ? (twisty.isOpen ? 'open' : 'shut') : '-',
      mark.layer?.label ?? 'no layer',
      letter?.text ?? '-',
      isHidden ? `~${name.text}~` : name.text,
      note?.text ?? '-',
      size?.text ?? '-',
      ghost ? `[${ghost.text.text}] ${ghost.x.toFixed(0)}+${ghost.width.toFixed(0)}` : '-',
    ].join(' | '),
  );
}

describe('drawnRows', () => {
  it('draws a container that changed, deleted and wrote files as it did before', () => {
    const tree = treeOf(copiedUp());
    const drawing = drawnRows(tree, fileRows(tree.root, new Set(['app', 'etc', 'var'])), about);
    expect([
      `${drawing.width} × ${drawing.height}`,
      ...drawing.heads.map(({ x, text }) => `${x} ${text}`),
      ...lines(drawing),
    ]).toMatchSnapshot();
  });

  it('says by letters what one layer did', () => {
    const drawing = drawn(treeOf(shop(), { kind: 'only', layer: 1 }));
    expect(lines(drawing).filter((line) => line.includes(' | D | ~big.log~ | removed by RUN rm'))).toHaveLength(1);
    expect(drawing.lines.map(({ text }) => text)).toEqual(['4 files', 'A: added by this layer, C: changed, D: deleted.']);
  });

  it('says which mark is which layer, top to base, of those that rows have', () => {
    const tree = treeOf(shop());
    const only = drawnRows(tree, fileRows(tree.root, new Set(), { text: 'app' }), about);
    expect(only.key.map(({ text }) => text.text)).toEqual(['COPY . /app, 4.1kB']);
    expect(drawn(tree).key.map(({ mark }) => mark.layer?.label)).toEqual(['COPY . /app', 'RUN rm /tmp/big.log', 'FROM base']);
  });

  it('draws the first rows of very many and says how many there are', () => {
    const drawing = drawn(treeOf(large(20_000)));
    expect(drawing.rows).toHaveLength(MOST_ROWS);
    expect(drawing.closing?.text).toBe('The first 500 of 20,100 rows; the others are left out.');
    expect(drawn(treeOf(shop())).closing).toBeUndefined();
  });

  it('has no column for what no row has', () => {
    expect(drawn(treeOf(longNames())).heads.map(({ text }) => text)).toEqual(['Name', 'Visible']);
  });

  it.each([
    ['a container', copiedUp()],
    ['names of every length', longNames()],
    ['many', large(1000)],
  ])('keeps columns apart and everything within its bounds: %s', (_, of) => {
    const drawing = drawn(treeOf(of));
    const noteStarts = drawing.heads.find(({ text }) => text === 'What became of it')?.x ?? (drawing.heads[1]?.x ?? 0) - 60;
    for (const { name, size, ghost } of drawing.rows) {
      expect(name.x + name.text.length * 7.3).toBeLessThanOrEqual(noteStarts);
      expect(size?.x ?? 0).toBeLessThanOrEqual(ghost?.x ?? drawing.width);
      expect((ghost?.x ?? 0) + (ghost?.width ?? 0)).toBeLessThanOrEqual(drawing.width);
    }
    const last = drawing.closing ?? drawing.rows.at(-1)?.name;
    expect(last?.y).toBeLessThanOrEqual(drawing.height);
    for (const { text } of drawing.key) expect(text.x + text.text.length * 6.5).toBeLessThanOrEqual(drawing.width);
  });
});
