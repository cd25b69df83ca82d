import type { ReactNode } from 'react';
import styles from './Transcript.module.css';

export interface TranscriptProps {
  readonly title: string;
  /** The terminal lies over it: still there for screen readers, but nothing to tab to. */
  readonly covered: boolean;
  readonly children: ReactNode;
}

/** The whole session as text, in the box that the terminal will fill. */
export function Transcript({ title, covered, children }: TranscriptProps): ReactNode {
  return (
    <div
      className={styles.transcript}
      role="region"
      aria-label={`Transcript: ${title}`}
      data-scrolls
      // A box that scrolls must be reachable by keyboard; under the terminal it is neither.
      style={covered ? { overflow: 'hidden' } : undefined}
      tabIndex={covered ? -1 : 0}
    >
      {children}
    </div>
  );
}
