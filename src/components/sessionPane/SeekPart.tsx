import type { ReactNode } from 'react';
import { Offer } from './Offer';
import type { PartProps } from './partProps';
import { SeekLine } from './SeekLine';
import styles from './SeekLine.module.css';

/** The pane's last row: the seek line, or what the reader has to know who holds the prompt, or what went wrong. */
export function SeekPart({ controller, state }: PartProps): ReactNode {
  if (state.problem !== undefined) {
    return (
      <p className={styles.problem} role="alert">
        {state.problem}
      </p>
    );
  }
  if (state.offer) return <Offer controller={controller} state={state} offer={state.offer} />;
  if (state.phase === 'live') {
    return (
      <p className={styles.hint}>
        Enter runs a line, Tab completes it. Tab on an empty line, or <kbd>Esc</kbd> then <kbd>Tab</kbd>, leaves the terminal.{' '}
        <kbd>Ctrl</kbd>+<kbd>C</kbd> stops a command, <kbd>Alt</kbd>+<kbd>Z</kbd> takes one back.
        {state.storageBlocked && ' This browser stores nothing for this page: a reload starts over.'}
      </p>
    );
  }
  if (!state.player) return <p className={styles.hint}>Loading the recording…</p>;
  return (
    <SeekLine
      player={state.player}
      disabled={state.phase === 'preparing'}
      onSeek={(t) => controller.seek(t)}
      onCommand={(by) => (by < 0 ? controller.previous() : controller.next())}
    />
  );
}
