import type { KeyboardEvent, ReactNode } from 'react';
import type { Player } from '../../session/player';
import { usePlayer } from './usePlayer';
import styles from './SeekLine.module.css';

/** What one press of an arrow key moves. */
const STEP_MS = 500;

export interface SeekLineProps {
  readonly player: Player;
  readonly disabled: boolean;
  onSeek(t: number): void;
  /** Page up and down go by commands: -1 to the previous, 1 to the next. */
  onCommand(by: -1 | 1): void;
}

/** Where the replay stands: a slider with a tick where each command begins, the time, and what has happened by then. */
export function SeekLine({ player, disabled, onSeek, onCommand }: SeekLineProps): ReactNode {
  const t = usePlayer(player, (from) => from.state.t) ?? 0;
  const { duration, commands } = player.recording;
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = keyAction(event.key, t, duration);
    if (!act) return;
    event.preventDefault();
    if ('by' in act) onCommand(act.by);
    else onSeek(act.t);
  };
  return (
    <div className={styles.seek}>
      <span className={styles.time}>{clock(t)}</span>
      <div className={styles.track}>
        <svg className={styles.ticks} viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <rect className={styles.rail} x="0" y="3" width="1000" height="6" />
          <rect className={styles.done} x="0" y="3" width={share(t, duration)} height="6" />
          {commands.map((command) => (
            <line
              key={command.start}
              className={styles.tick}
              x1={share(command.start, duration)}
              x2={share(command.start, duration)}
              y1="0"
              y2="12"
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
        <input
          className={styles.range}
          type="range"
          min={0}
          max={duration}
          step="any"
          value={t}
          disabled={disabled}
          aria-label="Position in the session"
          aria-valuetext={player.valueText(t)}
          onChange={(event) => onSeek(event.currentTarget.valueAsNumber)}
          onKeyDown={onKeyDown}
        />
      </div>
      <Where player={player} t={t} />
    </div>
  );
}

/** The same as the slider's value text, for the eye; so hidden from screen readers, which have it from the slider. */
function Where({ player, t }: { readonly player: Player; readonly t: number }): ReactNode {
  const { commands } = player.recording;
  const entered = player.state.command + 1;
  const current = commands[entered - 1];
  const shown = current ?? commands[0];
  if (!shown) return null;
  const relation = current === undefined ? 'before' : t < current.end ? 'running' : 'after';
  return (
    <span className={styles.where} aria-hidden="true">
      <span className={styles.relation}>{relation}</span>
      <code className={styles.command}>{shown.command}</code>
      {current && (
        <span>
          , {entered} of {commands.length}
        </span>
      )}
    </span>
  );
}

function keyAction(key: string, t: number, duration: number): { readonly t: number } | { readonly by: -1 | 1 } | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return { t: t - STEP_MS };
    case 'ArrowRight':
    case 'ArrowUp':
      return { t: t + STEP_MS };
    case 'Home':
      return { t: 0 };
    case 'End':
      return { t: duration };
    case 'PageUp':
      return { by: 1 };
    case 'PageDown':
      return { by: -1 };
    default:
      return undefined;
  }
}

/** Per mille of the line. */
function share(t: number, duration: number): number {
  return duration === 0 ? 0 : (1000 * t) / duration;
}

function clock(t: number): string {
  const seconds = Math.floor(t / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
