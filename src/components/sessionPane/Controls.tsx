import { useEffect, useRef, type ReactNode } from 'react';
import { Icon, type IconName } from './icons';
import type { PartProps } from './partProps';
import { usePlayer } from './usePlayer';
import styles from './Controls.module.css';

const speeds = [0.5, 1, 2, 4] as const;

/** The bar's buttons. */
export function Controls({ controller, state }: PartProps): ReactNode {
  const playing = usePlayer(state.player, (player) => player.state.playing) ?? false;
  const speed = usePlayer(state.player, (player) => player.state.speed) ?? 1;
  const takeOver = useFocusOnReturn(state.phase);
  if (state.phase === 'live') {
    return (
      <button type="button" className={styles.primary} onClick={controller.backToTour}>
        Back to the tour
      </button>
    );
  }
  const off = !state.player || state.phase === 'failed' || state.phase === 'preparing';
  const preparing = state.phase === 'preparing';
  return (
    <>
      <IconButton name="Previous command" icon="previous" off={off} onClick={controller.previous} />
      <button type="button" className={styles.play} aria-disabled={off} onClick={off ? undefined : controller.toggle}>
        <Icon name={playing ? 'pause' : 'play'} />
        {playing ? 'Pause' : 'Play'}
      </button>
      <IconButton name="Next command" icon="next" off={off} onClick={controller.next} />
      <span className={styles.restart}>
        <IconButton name="Restart" icon="restart" off={off} onClick={controller.restart} />
      </span>
      <select
        className={styles.speed}
        aria-label="Speed"
        disabled={off}
        value={speed}
        onChange={(event) => controller.setSpeed(Number(event.currentTarget.value))}
      >
        {speeds.map((choice) => (
          <option key={choice} value={choice}>
            {choice}×
          </option>
        ))}
      </select>
      <span className={styles.copy}>
        <IconButton name="Copy the commands" icon="copy" off={!state.player} onClick={() => void copyCommands({ controller, state })} />
      </span>
      <button
        ref={takeOver}
        type="button"
        className={styles.primary}
        aria-disabled={off}
        aria-busy={preparing}
        onClick={off ? undefined : controller.takeOver}
      >
        {preparing ? 'Preparing…' : 'Take over'}
      </button>
    </>
  );
}

interface IconButtonProps {
  readonly name: string;
  readonly icon: IconName;
  /** Said with `aria-disabled`, so that a button that has the focus keeps it. */
  readonly off: boolean;
  onClick(): void;
}

function IconButton({ name, icon, off, onClick }: IconButtonProps): ReactNode {
  return (
    <button type="button" className={styles.icon} aria-label={name} title={name} aria-disabled={off} onClick={off ? undefined : onClick}>
      <Icon name={icon} />
    </button>
  );
}

async function copyCommands({ controller, state }: PartProps): Promise<void> {
  const commands = state.player?.recording.commands ?? [];
  try {
    await navigator.clipboard.writeText(commands.map(({ command }) => `${command}\n`).join(''));
    controller.announce(commands.length === 1 ? 'Copied one command.' : `Copied ${commands.length} commands.`);
  } catch {
    controller.announce('This browser does not let the page copy. Select the commands in the transcript instead.');
  }
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
