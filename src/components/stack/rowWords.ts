import type { RowShape } from '../../pictures/stack/imageStack';
import { humanSize } from '../../pictures/size';
import { unpackedText } from '../../pictures/stackOutline';
import type { FileView } from '../../session/worldView';
import type { DetailsContent } from '../picture/definition';

/** Accessible name of a row beside the stack. */
export function rowLabel({ row, change, text }: RowShape): string {
  if (change) return `${change.path}, ${changeText(change)}`;
  if (!row) return text;
  const number = row.number === undefined ? 'No history row' : `History row ${row.number}`;
  const made = row.layer ? `made a layer of ${humanSize(row.layer.size)} compressed` : 'configuration, no layer';
  return `${number}: ${row.label}, ${made}`;
}

/** What a writable layer does with a path. */
export function changeText({ kind, size, target }: FileView): string {
  switch (kind) {
    case 'file':
      return `file of ${humanSize(size)}`;
    case 'directory':
      return 'directory';
    case 'symlink':
      return `symbolic link to ${target ?? ''}`;
    case 'hardlink':
      return `hard link to ${target ?? ''}`;
    case 'whiteout':
      return 'whiteout: hides it in the layers below, where it still lies';
    case 'opaque':
      return 'opaque: hides all that the layers below have in it';
  }
}

export function rowDetails(shape: RowShape, rows: number): DetailsContent {
  const { row, change, text } = shape;
  if (change) return { head: change.path, facts: [{ term: 'In the writable layer', value: changeText(change) }] };
  if (!row) return { head: text, facts: [{ term: 'In the writable layer', value: 'the list names what the view holds of them' }] };
  const made = row.layer
    ? { term: 'Made a layer', value: `${humanSize(row.layer.size)} compressed; ${unpackedText(row.layer)}` }
    : { term: 'Made', value: 'no layer: configuration of the image' };
  const place = row.number === undefined ? 'none speaks of this layer' : `${row.number} of ${rows}, counted from the oldest`;
  return {
    head: row.label,
    facts: [
      { term: 'History row', value: place },
      made,
      ...(row.layer && row.layer.digest !== ''
        ? [{ term: 'Layer digest (of the compressed blob)', value: row.layer.digest, typed: true }]
        : []),
      { term: 'Instruction in full', value: row.createdBy === '' ? 'not recorded' : row.createdBy, typed: true },
    ],
  };
}
