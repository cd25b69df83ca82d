import { useState, type CSSProperties, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { usePrinting } from '../picture/usePrinting';
import { counted } from '../../session/counted';
import { MOST_ROWS, type FileRow } from '../../pictures/files/rows';
import type { ShownTree } from '../../pictures/files/shownTree';
import { treeMove } from '../../pictures/files/treeKeys';
import { FileRowLine } from './FileRowLine';
import styles from './Files.module.css';
import { useTyped } from './useTyped';
import { ROW_HEIGHT, useWindow } from './useWindow';
import type { Fresh } from './useFresh';
import type { Pointed } from './usePointed';

interface FileTreeProps {
  readonly label: string;
  readonly tree: ShownTree;
  readonly rows: readonly FileRow[];
  readonly fresh: Fresh;
  readonly onToggle: (path: string) => void;
  readonly pointed: Pointed;
  /** What scrolls. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** 1 is the rows' own size. */
  readonly zoom: number;
  /** Stands in the place of rows where there are none. */
  readonly empty: string;
}

/** The rows as a tree grid: one of them is in the tab order, arrow keys go from one to the next; only those in the window are in the page. */
export function FileTree({ label, tree, rows, fresh, onToggle, pointed, box, zoom, empty }: FileTreeProps): ReactNode {
  const rowHeight = Math.round(ROW_HEIGHT * zoom);
  const [activePath, setActivePath] = useState<string>();
  const { first, end, onScroll } = useWindow(box, rows.length, rowHeight);
  const typed = useTyped();
  const printing = usePrinting();
  const active = Math.max(
    0,
    rows.findIndex(({ node }) => node.path === activePath),
  );

  const go = (index: number, scroller: HTMLElement): void => {
    const row = rows[index];
    if (!row) return;
    setActivePath(row.node.path);
    const top = index * rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + rowHeight > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + rowHeight - scroller.clientHeight;
    // The row may not be in the page yet: it takes the focus as it comes.
    requestAnimationFrame(() => scroller.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true }));
  };
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[active];
    if (event.key === 'Escape' && pointed.active !== undefined) {
      event.stopPropagation();
      pointed.release();
      return;
    }
    if (row && (event.key === ' ' || (event.key === 'Enter' && row.open === undefined))) {
      event.preventDefault();
      event.stopPropagation();
      pointed.press(row.node.path);
      return;
    }
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1);
    const move = treeMove(rows, active, event.key, page);
    const to = move === undefined ? typed(rows, active, event.key) : 'to' in move ? move.to : undefined;
    if (move === undefined && to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (move && 'toggle' in move) {
      setActivePath(move.toggle);
      onToggle(move.toggle);
    } else if (to !== undefined) go(to, event.currentTarget);
  };

  if (rows.length === 0)
    return (
      <div ref={box} className={styles.tree}>
        <p className={styles.empty}>{empty}</p>
      </div>
    );
  const drawn = printing ? Math.min(MOST_ROWS, rows.length) : end - first;
  const shown = new Set([...(printing ? [] : [active]), ...Array.from({ length: drawn }, (_, index) => (printing ? 0 : first) + index)]);
  const sizes: CSSProperties & Record<'--zoom' | '--row-height', string> = { '--zoom': String(zoom), '--row-height': `${rowHeight}px` };
  return (
    <div
      ref={box}
      className={styles.tree}
      style={sizes}
      role="treegrid"
      aria-label={label}
      aria-rowcount={rows.length}
      aria-readonly
      tabIndex={-1}
      onScroll={onScroll}
      onKeyDown={keys}
      onPointerLeave={() => pointed.hover(undefined)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) pointed.focus(undefined);
      }}
    >
      <div className={styles.rows} style={{ height: rows.length * rowHeight }} role="rowgroup">
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
                  top={index * rowHeight}
                  isTabStop={index === active}
                  isPinned={row.node.path === pointed.pinned}
                  fresh={fresh.paths.has(row.node.path) ? fresh.count : undefined}
                  onHover={({ path }) => pointed.hover(path)}
                  onFocus={({ path }) => {
                    setActivePath(path);
                    pointed.focus(path);
                  }}
                  onPress={() => {
                    setActivePath(row.node.path);
                    pointed.press(row.node.path);
                    if (row.open !== undefined) onToggle(row.node.path);
                  }}
                />
              )
            );
          })}
      </div>
      {printing && rows.length > MOST_ROWS && (
        <p className={styles.printed}>
          These are the first {MOST_ROWS} of {counted(rows.length, 'row')}: a filter or fewer open directories leave those that matter.
        </p>
      )}
    </div>
  );
}
