import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import type { Player } from '../../session/player';
import { nearestMarker } from './nearestMarker';
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
  const [pointed, setPointed] = useState<number>();
  const pressedAt = useRef<number>(undefined);
  const markerAt = (event: PointerEvent<HTMLElement>): number | undefined => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return nearestMarker(player.recording, event.clientX - left, width);
  };
  /** A click on a tick goes there exactly; whoever drags means the place where the thumb is left. */
  const onPointerUp = (event: PointerEvent<HTMLElement>): void => {
    const marker = markerAt(event);
    const clicked = Math.abs(event.clientX - (pressedAt.current ?? Infinity)) < 4;
    const at = marker === undefined ? undefined : commands[marker]?.start;
    if (clicked && at !== undefined && !disabled) onSeek(at);
  };
  const marker = pointed === undefined ? undefined : commands[pointed];
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
          onPointerDown={(event) => {
            pressedAt.current = event.clientX;
          }}
          onPointerUp={onPointerUp}
          onPointerMove={(event) => setPointed(markerAt(event))}
          onPointerLeave={() => setPointed(undefined)}
        />
        {marker && (
          <span
            className={styles.marker}
            aria-hidden="true"
            style={
              marker.start > duration / 2
                ? { right: `${100 - share(marker.start, duration) / 10}%` }
                : { left: `${share(marker.start, duration) / 10}%` }
            }
          >
            {marker.command}
          </span>
        )}
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
