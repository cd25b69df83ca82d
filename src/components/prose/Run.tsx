import { useState, type ReactNode } from 'react';
import { runInNearestPane } from '../workbench/runInPane';
import styles from './Run.module.css';

interface RunProps {
  readonly children: string;
  /** For the build alone, which runs the command: the exit code that it ends with, where that is not 0. */
  readonly exit?: number;
}

/**
 * A command in running text, with a button that runs it in the nearest pane: `<Run>docker image ls</Run>`. Without JavaScript it is code like
 * any other; the button keeps its place and cannot be seen.
 */
export function Run({ children }: RunProps): ReactNode {
  const [said, setSaid] = useState('');
  return (
    <span className={styles.run}>
      <code>{children}</code>
      <button
        type="button"
        className={styles.button}
        aria-label={`Run ${children} in the terminal`}
        title="Run in the terminal"
        onClick={(event) => setSaid(runInNearestPane(event.currentTarget, children) ? '' : 'There is no terminal on this page.')}
      >
        <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
          <path d="M2.5 1.5 10 6l-7.5 4.5Z" fill="currentColor" />
        </svg>
      </button>
      <span role="status" className={styles.said}>
        {said}
      </span>
    </span>
  );
}
