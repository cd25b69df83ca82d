import { humanSize } from '../size';
import type { LayerChange } from './layerChanges';
import type { FileNode } from './mergedTree';
import type { FileRow } from './rows';
import type { ShownTree } from './shownTree';

/** What stands in a row beside the name. */
export interface RowText {
  /** Name, a slash after a directory, an arrow before a link's target. */
  readonly name: string;
  /** A, C or D, where one layer is looked at. */
  readonly letter?: 'A' | 'C' | 'D';
  /** What became of it, in full and for little room; '' for nothing. */
  readonly note: string;
  readonly shortNote: string;
  /** Bytes that can be seen, of it and all below; '' for none. */
  readonly size: string;
  /** Bytes that are stored but hidden; '' for none. */
  readonly ghost: string;
}

const LETTERS: Readonly<Partial<Record<LayerChange, 'A' | 'C' | 'D'>>> = { added: 'A', changed: 'C', removed: 'D' };

export function rowText(tree: ShownTree, node: FileNode): RowText {
  const change = tree.changes?.get(node.path);
  const letter = change && LETTERS[change];
  const { note, shortNote } = noteOf(tree, node, change);
  const link = node.target === undefined ? '' : ` → ${node.target}`;
  return {
    name: `${node.name}${node.kind === 'directory' ? '/' : link}`,
    ...(letter === undefined ? {} : { letter }),
    note,
    shortNote,
    size: node.hiddenBy !== undefined ? '' : node.kind === 'directory' && node.total.files === 0 ? '' : humanSize(node.total.visible),
    ghost: node.total.hidden > 0 ? humanSize(node.total.hidden) : '',
  };
}

function noteOf(tree: ShownTree, node: FileNode, change: LayerChange | undefined): { readonly note: string; readonly shortNote: string } {
  const label = (index: number): string => tree.layers[index]?.label ?? '';
  if (node.hiddenBy !== undefined) {
    const stored = node.total.hidden > 0 ? ', still stored' : '';
    return { note: `${change === 'removed' ? 'removed' : 'hidden'} by ${label(node.hiddenBy)}${stored}`, shortNote: change ?? 'hidden' };
  }
  const opaque = tree.opaque.get(node.path);
  if (opaque !== undefined) return { note: `made anew by ${label(opaque)}: hides all it held below`, shortNote: 'made anew' };
  if (isCopiedUp(tree, node)) return { note: 'copied up', shortNote: 'copied up' };
  if (change === 'added') return { note: 'added', shortNote: 'added' };
  if (change === 'changed') return { note: 'changed: replaces the one below, which stays stored', shortNote: 'changed' };
  const [first, ...more] = node.ghosts.toReversed();
  if (!first || node.kind === 'directory') return { note: '', shortNote: '' };
  const older = more.length > 0 ? `${more.length + 1} older versions` : `the one of ${label(first.layer)}`;
  return { note: `replaces ${older}, still stored`, shortNote: 'replaced' };
}

/** A container changed a file of its image: it was copied to the writable layer first. */
function isCopiedUp({ layers }: ShownTree, { layer, ghosts }: FileNode): boolean {
  return layers[layer]?.writable !== undefined && ghosts.some(({ by }) => by === layer);
}

/** A row as a sentence, for a screen reader that stops at it. */
export function rowSentence(tree: ShownTree, node: FileNode): string {
  const { name, note, size, ghost } = rowText(tree, node);
  const from = tree.layers[node.layer]?.label;
  return [
    name,
    size,
    note,
    ghost === '' ? '' : `${ghost} hidden but stored`,
    from === undefined ? '' : node.kind === 'directory' ? `last touched by ${from}` : `from ${from}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** The rows that show as plain text, to be copied: change, size, hidden size, indented name, note. */
export function rowsAsText(tree: ShownTree, rows: readonly FileRow[]): string {
  return rows
    .map(({ node, level }) => {
      const { name, letter, note, size, ghost } = rowText(tree, node);
      const hidden = ghost === '' ? '' : `(${ghost})`;
      const columns = `${letter ?? ' '} ${size.padStart(8)} ${hidden.padStart(10)}`;
      return `${columns}  ${'  '.repeat(level - 1)}${name}${note === '' ? '' : `  [${note}]`}\n`;
    })
    .join('');
}
