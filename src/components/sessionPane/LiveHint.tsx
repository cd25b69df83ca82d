import type { ReactNode } from 'react';
import styles from './SeekLine.module.css';

/** What the reader has to know who holds the prompt. */
export function LiveHint({ storageBlocked }: { readonly storageBlocked: boolean }): ReactNode {
  return (
    <div className={styles.live}>
      {storageBlocked && (
        <p className={styles.warning} role="status">
          <strong>Not stored:</strong> this browser stores nothing for this page. A reload starts over; a link to your session, from “More”,
          keeps it.
        </p>
      )}
      <p className={styles.hint}>
        Enter runs a line, Tab completes it. Tab on an empty line, or <kbd>Esc</kbd> then <kbd>Tab</kbd>, leaves the terminal.{' '}
        <kbd>Ctrl</kbd>+<kbd>C</kbd> stops a command, <kbd>Alt</kbd>+<kbd>Z</kbd> takes one back, <kbd>Alt</kbd>+<kbd>X</kbd> explains a
        line.
      </p>
    </div>
  );
}
