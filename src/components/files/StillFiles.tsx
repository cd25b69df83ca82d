import type { ReactNode } from 'react';
import { rowText } from '../../pictures/files/rowText';
import { totalsText, type ShownTree } from '../../pictures/files/shownTree';
import { humanSize } from '../../pictures/size';
import { Table } from '../picture/Table';
import styles from './Files.module.css';
import { LayerMark } from './LayerMark';

interface StillFilesProps {
  readonly title: string;
  readonly tree: ShownTree;
  readonly fixedHeight: number | undefined;
}

/** For a page without a script: the layers, the totals, and what lies at the root. */
export function StillFiles({ title, tree, fixedHeight }: StillFilesProps): ReactNode {
  const layers = tree.layers.toReversed().map((layer) => ({
    key: layer.key,
    cells: [
      <>
        <LayerMark layer={layer} /> {layer.label}
      </>,
      humanSize(layer.size),
    ],
  }));
  const top = tree.root.children.map((node) => {
    const { name, note, size, ghost } = rowText(tree, node);
    return {
      key: node.path,
      cells: [
        <>
          <LayerMark layer={tree.layers[node.layer]} /> {node.hiddenBy === undefined ? name : <s>{name}</s>} {note}
        </>,
        size,
        ghost,
      ],
    };
  });
  return (
    // What scrolls must be within reach of the keys.
    <div
      className={styles.still}
      style={{ height: fixedHeight }}
      role="group"
      aria-label={title}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={fixedHeight === undefined ? undefined : 0}
    >
      <p>
        {title}: {totalsText(tree)}
      </p>
      {tree.caveats.map((caveat) => (
        <p key={caveat}>{caveat}</p>
      ))}
      {top.length > 0 && <Table caption="At the root of the file system" columns={['Name', 'Visible', 'Hidden but stored']} rows={top} />}
      <Table caption="Layers, top to base" columns={['Layer', 'Size']} rows={layers} />
    </div>
  );
}
