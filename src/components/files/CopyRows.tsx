import { useState, type ReactNode } from 'react';
import { rowsAsText } from '../../pictures/files/rowText';
import type { FileRow } from '../../pictures/files/rows';
import { counted } from '../../session/counted';
import type { ShownTree } from '../../pictures/files/shownTree';
import styles from './Files.module.css';

interface CopyRowsProps {
  readonly tree: ShownTree;
  readonly rows: readonly FileRow[];
  readonly title: string;
}

/** The rows that show, as text for the clipboard: what "save as SVG" is to other pictures. */
export function CopyRows({ tree, rows, title }: CopyRowsProps): ReactNode {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(`${title}\n\n${rowsAsText(tree, rows)}`);
      setSaid(`Copied ${rows.length === 1 ? 'one row' : counted(rows.length, 'row')}.`);
    } catch {
      setSaid('The browser did not let the text be copied.');
    }
  };
  return (
    <>
      <button type="button" className={styles.tool} aria-label="Copy as text" title="Copy as text" onClick={() => void copy()}>
        Copy
      </button>
      <span className={styles.said} role="status">
        {said}
      </span>
    </>
  );
}
