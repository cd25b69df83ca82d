import { isValidElement, memo, useState, type CSSProperties, type ReactNode } from 'react';
import type { PictureItem } from '../../pictures/picture';
import type { Drawing } from './definition';
import type { Answers } from './interaction';
import { isNear } from './near';
import styles from './Picture.module.css';

interface ItemProps {
  readonly item: PictureItem;
  /** Accessible name: what the eye reads off its shape, in words. */
  readonly label: string;
  readonly drawing: Drawing;
  readonly className?: string;
  /** Of its digest: `--hue` for everything inside. */
  readonly hue?: number;
  /** For style sheets: `data-state`. */
  readonly state?: string;
  readonly highlighted?: boolean;
  /** Px below the item that answer to a pointer as well. */
  readonly seam?: number;
  /** Drawn from the item's own corner. */
  readonly children: ReactNode;
}

/** One thing in a picture at its place: plain in a still picture, a button where the picture answers. */
export function Item({ item, label, drawing, className = '', hue, state, highlighted, seam = 0, children }: ItemProps): ReactNode {
  const { interaction, detailsId } = drawing;
  const { id, x, y, width, height } = item;
  if (drawing.near !== undefined && !isNear(drawing.near, item) && !interaction?.keeps(id)) return null;
  const aside = interaction?.related !== undefined && !interaction.related.has(id) && interaction.active !== id;
  const classes = [styles.item, className, aside ? styles.aside : '', highlighted ? styles.highlighted : ''];
  return (
    <Placed
      id={id}
      label={label}
      x={x}
      y={y}
      width={width}
      height={height + seam}
      className={classes.filter(Boolean).join(' ')}
      hue={hue}
      state={state}
      answers={interaction?.answers}
      pressed={!interaction || interaction.opens(id) ? undefined : interaction.pinned === id}
      describedBy={interaction?.active === id ? detailsId : undefined}
      isTabStop={interaction?.tabStop === id}
    >
      {children}
    </Placed>
  );
}

interface PlacedProps {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly className: string;
  readonly hue: number | undefined;
  readonly state: string | undefined;
  readonly answers: Answers | undefined;
  readonly pressed: boolean | undefined;
  readonly describedBy: string | undefined;
  readonly isTabStop: boolean;
  readonly children: ReactNode;
}

/** Drawn anew only if something of it changes: in a picture of a thousand items most stay as they are from one view to the next. */
const Placed = memo(function Placed({ id, label, x, y, width, height, className, hue, state, answers, ...rest }: PlacedProps): ReactNode {
  const { pressed, describedBy, isTabStop, children } = rest;
  const [arrives] = useState(() => answers?.arrives(id) === true);
  const place: CSSProperties & Partial<Record<'--hue', number>> = {
    transform: `translate(${x}px, ${y}px)`,
    ...(hue === undefined ? {} : { '--hue': hue }),
  };
  const drawn = { className, style: place, 'data-item': id, 'data-state': state };
  const hit = <rect className={styles.hit} width={width} height={height} />;
  if (!answers) {
    return (
      <g {...drawn}>
        <title>{label}</title>
        {hit}
        {children}
      </g>
    );
  }
  return (
    <g
      {...drawn}
      role="button"
      aria-label={label}
      aria-pressed={pressed}
      aria-describedby={describedBy}
      tabIndex={isTabStop ? 0 : -1}
      onPointerEnter={(event) => answers.enter(id, event)}
      onPointerLeave={answers.leave}
      onFocus={() => answers.focus(id)}
      onBlur={answers.blur}
      onClick={() => answers.press(id)}
      onKeyDown={(event) => answers.key(id, event)}
    >
      {hit}
      {arrives ? <g className={styles.arriving}>{children}</g> : children}
    </g>
  );
}, isSame);

/** Same properties; a single child is the same if it is of the same component with the same properties. */
function isSame({ children: one, ...before }: PlacedProps, { children: other, ...after }: PlacedProps): boolean {
  return isShallowlySame(before, after) && (one === other || isSameElement(one, other));
}

function isSameElement(one: ReactNode, other: ReactNode): boolean {
  return isValidElement<object>(one) && isValidElement<object>(other) && one.type === other.type && isShallowlySame(one.props, other.props);
}

function isShallowlySame(one: object, other: object): boolean {
  const entries = Object.entries(one);
  return entries.length === Object.keys(other).length && entries.every(([key, value]) => Object.is(value, Reflect.get(other, key)));
}

/** Shows the focus, a pin and what is pointed out from elsewhere; in px from the item's corner. */
export function Ring(box: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rx: number;
}): ReactNode {
  return <rect className={styles.ring} {...box} />;
}
