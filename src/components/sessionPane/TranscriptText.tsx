import type { ReactNode } from 'react';
import type { StillCommand } from '../../session/still';
import styles from './Transcript.module.css';

/** Prompt, commands and output as selectable text. */
export function TranscriptText({ entries }: { readonly entries: readonly StillCommand[] }): ReactNode {
  if (entries.length === 0) return <p className={styles.text}>Nothing is typed yet: the prompt is for you.</p>;
  return (
    <pre className={styles.text}>
      {entries.map((entry, index) => (
        <span key={index} data-exit-code={entry.exitCode}>
          <span className={styles.prompt}>{entry.machine === undefined ? '$ ' : `${entry.machine} $ `}</span>
          <span className={styles.command}>{entry.command}</span>
          {'\n'}
          {entry.output === '' ? '' : entry.output.replace(/\n*$/, '\n')}
        </span>
      ))}
    </pre>
  );
}
