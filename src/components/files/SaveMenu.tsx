import { useRef, type ReactNode } from 'react';
import { rowsAsText } from '../../pictures/files/rowText';
import { counted } from '../../session/counted';
import { Save } from '../picture/Tools';
import styles from './Files.module.css';
import type { SavedRows } from './saveDrawing';

interface SaveMenuProps extends SavedRows {
  /** To be said to a screen reader. */
  readonly onSaid: (text: string) => void;
}

/** The rows that show: drawn for the purpose, as SVG or PNG, or as text for the clipboard. */
export function SaveMenu({ onSaid, ...saved }: SaveMenuProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const save = async (format: 'svg' | 'png'): Promise<void> => {
    try {
      const { saveDrawing } = await import(/* webpackChunkName: "download" */ './saveDrawing');
      if (place.current) onSaid(`Saved ${await saveDrawing(saved, place.current, format)}`);
    } catch {
      onSaid('The picture could not be saved.');
    }
  };
  const copy = async (): Promise<void> => {
    const { title, about, tree, rows } = saved;
    try {
      await navigator.clipboard.writeText(`${[title, ...about].join('\n')}\n\n${rowsAsText(tree, rows)}`);
      onSaid(`Copied ${rows.length === 1 ? 'one row' : counted(rows.length, 'row')}.`);
    } catch {
      onSaid('The browser did not let the text be copied.');
    }
  };
  return (
    <>
      <Save choices={{ 'As SVG': () => void save('svg'), 'As PNG': () => void save('png'), 'Copy as text': () => void copy() }} />
      <div className={styles.said} ref={place} aria-hidden="true" />
    </>
  );
}
