import type { ReactNode } from 'react';
import type { TranscriptEntry } from './sessionProps';
import styles from './Transcript.module.css';

export interface TranscriptProps {
  readonly title: string;
  readonly entries: readonly TranscriptEntry[];
  /** The terminal lies over it: still there for screen readers, but nothing to tab to. */
  readonly covered: boolean;
}

/** The whole session as selectable text, in the box that the terminal will fill. */
export function Transcript({ title, entries, covered }: TranscriptProps): ReactNode {
  return (
    <div
      className={styles.transcript}
      role="region"
      aria-label={`Transcript: ${title}`}
      data-scrolls
      data-covered={covered || undefined}
      // A box that scrolls must be reachable by keyboard.
      tabIndex={covered ? -1 : 0}
    >
      <pre className={styles.text}>
        {entries.map((entry, index) => (
          <span key={index} data-exit-code={entry.exitCode}>
            <span className={styles.prompt}>$ </span>
            <span className={styles.command}>{entry.command}</span>
            {'\n'}
            {entry.output === '' ? '' : entry.output.replace(/\n*$/, '\n')}
          </span>
        ))}
      </pre>
    </div>
  );
}
