import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { FileNode } from '../../pictures/files/mergedTree';
import type { FileRow } from '../../pictures/files/rows';
import type { ShownTree } from '../../pictures/files/shownTree';
import { treeMove } from '../../pictures/files/treeKeys';
import { FileRowLine } from './FileRowLine';
import styles from './Files.module.css';
import { useTyped } from './useTyped';
import { ROW_HEIGHT, useWindow } from './useWindow';
import type { Fresh } from './useFresh';

interface FileTreeProps {
  readonly label: string;
  readonly tree: ShownTree;
  readonly rows: readonly FileRow[];
  readonly fresh: Fresh;
  readonly onToggle: (path: string) => void;
  /** Told of the row that is pointed at or has the focus. */
  readonly onPoint: (node: FileNode | undefined) => void;
}

/** The rows as a tree grid: one of them is in the tab order, arrow keys go from one to the next; only those in the window are in the page. */
export function FileTree({ label, tree, rows, fresh, onToggle, onPoint }: FileTreeProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const [activePath, setActivePath] = useState<string>();
  const { first, end, onScroll } = useWindow(box, rows.length);
  const typed = useTyped();
  const active = Math.max(
    0,
    rows.findIndex(({ node }) => node.path === activePath),
  );

  const go = (index: number): void => {
    const row = rows[index];
    const scroller = box.current;
    if (!row || !scroller) return;
    setActivePath(row.node.path);
    const top = index * ROW_HEIGHT;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + ROW_HEIGHT > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + ROW_HEIGHT - scroller.clientHeight;
    // The row may not be in the page yet: it takes the focus as it comes.
    requestAnimationFrame(() => scroller.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true }));
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const move = treeMove(rows, active, event.key, page);
    const to = move === undefined ? typed(rows, active, event.key) : 'to' in move ? move.to : undefined;
    if (move === undefined && to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (move && 'toggle' in move) {
      setActivePath(move.toggle);
      onToggle(move.toggle);
    } else if (to !== undefined) go(to);
  };

  const shown = new Set([active, ...Array.from({ length: end - first }, (_, index) => first + index)]);
  return (
    <div
      ref={box}
      className={styles.tree}
      role="treegrid"
      aria-label={label}
      aria-rowcount={rows.length}
      aria-readonly
      tabIndex={-1}
      onScroll={onScroll}
      onKeyDown={keys}
      onPointerLeave={() => onPoint(undefined)}
    >
      <div className={styles.rows} style={{ height: rows.length * ROW_HEIGHT }} role="rowgroup">
        {[...shown]
          .sort((one, other) => one - other)
          .map((index) => {
            const row = rows[index];
            return (
              row && (
                <FileRowLine
                  key={row.node.path}
                  tree={tree}
                  row={row}
                  index={index}
                  isTabStop={index === active}
                  fresh={fresh.paths.has(row.node.path) ? fresh.count : undefined}
                  onPoint={onPoint}
                  onPress={(toggles) => {
                    setActivePath(row.node.path);
                    if (toggles && row.open !== undefined) onToggle(row.node.path);
                  }}
                />
              )
            );
          })}
      </div>
    </div>
  );
}
