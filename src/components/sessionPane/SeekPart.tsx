import { lazy, Suspense, type ReactNode } from 'react';
import { PaneErrorBoundary } from './PaneErrorBoundary';
import type { PartProps } from './partProps';
import { SeekLine } from './SeekLine';
import styles from './SeekLine.module.css';

// A link that holds a session has brought this chunk already.
const Offer = lazy(() => import(/* webpackChunkName: "sharing" */ './Offer').then((module) => ({ default: module.Offer })));

// With the prompt, which is here before it is needed.
const LiveHint = lazy(() => import(/* webpackChunkName: "prompt" */ './LiveHint').then((module) => ({ default: module.LiveHint })));

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
  if (state.phase === 'live')
    return (
      <Suspense fallback={null}>
        <LiveHint storageBlocked={state.storageBlocked} />
      </Suspense>
    );
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
