import type { ReactNode } from 'react';
import type { FileNode } from '../../pictures/files/mergedTree';
import { rowText } from '../../pictures/files/rowText';
import type { ShownTree } from '../../pictures/files/shownTree';
import { humanSize } from '../../pictures/size';
import styles from './Files.module.css';

interface FileDetailsProps {
  readonly tree: ShownTree;
  /** The row pointed at last; it stays until another one is. */
  readonly node: FileNode | undefined;
}

/** All that is known of one row: the path in full, its layer, and the versions that are stored but hidden. */
export function FileDetails({ tree, node }: FileDetailsProps): ReactNode {
  if (!node)
    return (
      <p className={styles.details}>
        A file wears the colour of its layer. Struck through: deleted, yet its bytes (hatched) are still stored below.
      </p>
    );
  const { note } = rowText(tree, node);
  const label = (index: number): string => tree.layers[index]?.label ?? '';
  const versions = node.ghosts.map(({ layer, size }) => `${humanSize(size)} in ${label(layer)}`).join('; ');
  return (
    <p className={styles.details}>
      <code>/{node.path}</code> {node.kind === 'directory' ? 'last touched by' : 'from'} {label(node.layer)}
      {note !== '' && `. ${note}`}
      {versions !== '' && `. Hidden versions: ${versions}`}
    </p>
  );
}
