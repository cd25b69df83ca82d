import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { IconButton } from './IconButton';
import { Icon } from './icons';
import { MoreButton } from './MoreButton';
import type { PartProps } from './partProps';
import { usePlayer } from './usePlayer';
import styles from './Controls.module.css';

// With the prompt, which is here before they are needed.
const LiveControls = lazy(() =>
  import(/* webpackChunkName: "prompt" */ './LiveControls').then((module) => ({ default: module.LiveControls })),
);

/** The bar's buttons: what is needed all the time, and the rest behind "More". */
export function Controls({ controller, state }: PartProps): ReactNode {
  const playing = usePlayer(state.player, (player) => player.state.playing) ?? false;
  const takeOver = useFocusOnReturn(state.phase);
  if (state.phase === 'live' && state.live)
    return (
      <Suspense fallback={null}>
        <LiveControls controller={controller} state={state} live={state.live} />
      </Suspense>
    );
  const off = !state.player || state.phase === 'failed' || state.phase === 'preparing';
  const preparing = state.phase === 'preparing';
  const untouched = state.phase === 'idle' && controller.tour?.goals !== undefined;
  return (
    <>
      <IconButton name="Previous command" icon="previous" off={off} onClick={controller.previous} />
      <button type="button" className={styles.play} aria-disabled={off} onClick={off ? undefined : controller.toggle}>
        <Icon name={playing ? 'pause' : 'play'} />
        {playing ? 'Pause' : untouched ? 'Solution' : 'Play'}
      </button>
      <IconButton name="Next command" icon="next" off={off} onClick={controller.next} />
      <MoreButton controller={controller} state={state} />
      <button
        ref={takeOver}
        type="button"
        className={styles.primary}
        aria-disabled={off}
        aria-busy={preparing}
        onClick={off ? undefined : controller.takeOver}
      >
        {preparing ? 'Preparing…' : untouched ? 'Start' : 'Take over'}
      </button>
    </>
  );
}

/** Coming back from the live terminal, the focus goes to the button that led there. */
function useFocusOnReturn(phase: string): React.RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const before = useRef(phase);
  useEffect(() => {
    if (before.current === 'live' && phase === 'replay') button.current?.focus();
    before.current = phase;
  }, [phase]);
  return button;
}
