import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode, type Ref } from 'react';
import styles from './Separator.module.css';

export interface SeparatorProps {
  /** What it changes: `Width of the terminal`. */
  readonly label: string;
  /** Of the line itself: a vertical one moves left and right. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Undefined: as the style sheet has it; then `usual` is said and reckoned from. */
  readonly value: number | undefined;
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly unit: string;
  /** The size at a place of the pointer. */
  readonly sizeAt: (event: PointerEvent<HTMLElement>) => number;
  /** Undefined resets. */
  readonly onSize: (size: number | undefined) => void;
  readonly className?: string;
  readonly ref?: Ref<HTMLDivElement>;
}

/** A line to drag, or to move with the arrow keys; Home and End go to its limits, a double click or Enter puts it back (ARIA window splitter). */
export function Separator(props: SeparatorProps): ReactNode {
  const { ref, label, orientation, value, usual, least, most, step, unit, sizeAt, onSize, className = '' } = props;
  const dragging = useRef(false);
  const now = value ?? usual;
  const move = (size: number): void => onSize(Math.min(most, Math.max(least, Math.round(size))));
  const key = (event: KeyboardEvent): void => {
    const [less, more] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowDown', 'ArrowUp'];
    const moves: Readonly<Record<string, () => void>> = {
      [less]: () => move(now - step),
      [more]: () => move(now + step),
      Home: () => move(least),
      End: () => move(most),
      Enter: () => onSize(undefined),
    };
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : moves[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    // A separator that can be moved is a widget (ARIA 1.2); the rule knows the other kind only.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={ref}
      className={`${styles.separator} ${orientation === 'vertical' ? styles.vertical : styles.horizontal} ${className}`}
      role="separator"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(now)}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuetext={`${Math.round(now)} ${unit}`}
      title="Drag, or use the arrow keys; a double click puts it back"
      onKeyDown={key}
      onDoubleClick={() => onSize(undefined)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        dragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (dragging.current) move(sizeAt(event));
      }}
      onPointerUp={() => (dragging.current = false)}
      onPointerCancel={() => (dragging.current = false)}
    />
  );
}
