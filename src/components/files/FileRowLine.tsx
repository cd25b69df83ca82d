import type { CSSProperties, ReactNode } from 'react';
import type { FileNode } from '../../pictures/files/mergedTree';
import { rowSentence, rowText } from '../../pictures/files/rowText';
import type { FileRow } from '../../pictures/files/rows';
import type { ShownTree } from '../../pictures/files/shownTree';
import styles from './Files.module.css';
import { LayerMark } from './LayerMark';

interface FileRowLineProps {
  readonly tree: ShownTree;
  readonly row: FileRow;
  readonly index: number;
  /** In px from the top of all rows. */
  readonly top: number;
  readonly isTabStop: boolean;
  readonly isPinned: boolean;
  /** It has just been written: the how manieth time. */
  readonly fresh: number | undefined;
  readonly onHover: (node: FileNode) => void;
  readonly onFocus: (node: FileNode) => void;
  readonly onPress: () => void;
}

/** One row of the tree. Its label is the whole sentence; what is seen of it is for the eye. */
export function FileRowLine({ tree, row, index, top, isTabStop, isPinned, fresh, onHover, onFocus, onPress }: FileRowLineProps): ReactNode {
  const { node, level, open } = row;
  const text = rowText(tree, node);
  const style: CSSProperties & Record<'--level', number> = { '--level': level - 1, transform: `translateY(${top}px)` };
  return (
    // The keys are the tree grid's.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      className={styles.row}
      style={style}
      aria-label={rowSentence(tree, node)}
      aria-level={level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-rowindex={index + 1}
      aria-expanded={open}
      aria-selected={isPinned}
      tabIndex={isTabStop ? 0 : -1}
      data-hidden={node.hiddenBy === undefined ? undefined : true}
      data-fresh={fresh === undefined ? undefined : fresh % 2 === 0 ? 'even' : 'odd'}
      onPointerEnter={({ pointerType }) => {
        if (pointerType === 'mouse') onHover(node);
      }}
      onFocus={() => onFocus(node)}
      onClick={onPress}
    >
      <span role="gridcell" className={styles.name}>
        <span className={styles.twisty} data-open={open} aria-hidden="true">
          {open === undefined ? '' : '▸'}
        </span>
        <LayerMark layer={tree.layers[node.layer]} />
        {text.letter !== undefined && <b className={styles.letter}>{text.letter}</b>}
        <span className={styles.fileName}>{text.name}</span>
      </span>
      <span role="gridcell" className={styles.note}>
        <span className={styles.long}>{text.note}</span>
        <span className={styles.short}>{text.shortNote}</span>
      </span>
      <span role="gridcell" className={styles.sizes}>
        {text.size}
        {text.ghost !== '' && <span className={styles.ghost}>{text.ghost}</span>}
      </span>
    </div>
  );
}
