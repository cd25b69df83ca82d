import { lazy, Suspense, type ReactNode } from 'react';
import { PaneErrorBoundary } from './PaneErrorBoundary';
import type { PartProps } from './partProps';
import { SeekLine } from './SeekLine';
import styles from './SeekLine.module.css';

// A link that holds a session has brought this chunk already.
const Offer = lazy(() => import(/* webpackChunkName: "sharing" */ './Offer').then((module) => ({ default: module.Offer })));

/** The pane's last row: the seek line, or what the reader has to know who holds the prompt, or what went wrong. */
export function SeekPart({ controller, state }: PartProps): ReactNode {
  if (state.problem !== undefined) {
    return (
      <p className={styles.problem} role="alert">
        {state.problem}
      </p>
    );
  }
  if (state.offer)
    return (
      <PaneErrorBoundary
        fallback={<p className={styles.problem}>What can be done with the link could not be loaded. Reload the page to try again.</p>}
      >
        <Suspense fallback={null}>
          <Offer controller={controller} state={state} offer={state.offer} />
        </Suspense>
      </PaneErrorBoundary>
    );
  if (state.phase === 'live') return <LiveHint storageBlocked={state.storageBlocked} />;
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

function LiveHint({ storageBlocked }: { readonly storageBlocked: boolean }): ReactNode {
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
