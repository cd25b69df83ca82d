import { useSyncExternalStore, type ReactNode } from 'react';
import { nameOf } from '../../session/actions';
import type { LiveSession } from '../../session/liveSession';
import { IconButton } from './IconButton';
import { MoreButton } from './MoreButton';
import type { PartProps } from './partProps';
import styles from './Controls.module.css';

/** The bar while the prompt is the reader's. */
export function LiveControls({ controller, state, live }: PartProps & { readonly live: LiveSession }): ReactNode {
  const actions = useSyncExternalStore(
    (listener) => live.subscribe(listener),
    () => live.actions,
  );
  const undone = useSyncExternalStore(
    (listener) => live.subscribe(listener),
    () => live.undone,
  );
  const last = actions.at(-1);
  const [next] = undone;
  // A command that runs can be taken back as well: it is interrupted.
  const nothing = last === undefined && !state.running;
  return (
    <>
      <IconButton
        name="Undo"
        title={last && !state.running ? `Undo ${nameOf(last)} (Alt+Z)` : 'Undo (Alt+Z)'}
        icon="undo"
        off={nothing}
        onClick={controller.undo}
      />
      <IconButton
        name="Redo"
        title={next ? `Redo ${nameOf(next)} (Alt+Shift+Z)` : 'Redo (Alt+Shift+Z)'}
        icon="redo"
        off={next === undefined}
        onClick={controller.redo}
      />
      <span className={styles.reset}>
        <IconButton name="Reset" title="Reset to the moment of take-over" icon="restart" off={nothing} onClick={controller.reset} />
      </span>
      <MoreButton controller={controller} state={state} />
      {controller.tour?.goals === undefined ? (
        <button type="button" className={styles.primary} onClick={controller.backToTour}>
          Back to the tour
        </button>
      ) : (
        <button type="button" className={styles.play} onClick={controller.showSolution}>
          Solution
        </button>
      )}
    </>
  );
}
