import type { FileNode } from '../../pictures/files/mergedTree';
import { rowText } from '../../pictures/files/rowText';
import type { ShownTree } from '../../pictures/files/shownTree';
import { humanSize } from '../../pictures/size';
import type { DetailsContent } from '../picture/definition';

/** All that is known of one row: the path in full, its layer, and the versions that are stored but hidden. */
export function fileDetails(tree: ShownTree, node: FileNode): DetailsContent {
  const { note, size, ghost } = rowText(tree, node);
  const label = (index: number): string => tree.layers[index]?.label ?? '';
  const versions = node.ghosts.map(({ layer, size: bytes }) => `${humanSize(bytes)} in ${label(layer)}`).join('; ');
  const link = node.target === undefined ? '' : ` → ${node.target}`;
  return {
    head: `/${node.path}${link}`,
    facts: [
      { term: node.kind === 'directory' ? 'Last touched by' : 'From', value: label(node.layer) },
      ...(size === '' ? [] : [{ term: node.kind === 'directory' ? 'All below it' : 'Size', value: size }]),
      ...(note === '' ? [] : [{ term: 'What became of it', value: note }]),
      ...(ghost === '' ? [] : [{ term: 'Hidden but stored', value: versions === '' ? ghost : versions }]),
    ],
  };
}
