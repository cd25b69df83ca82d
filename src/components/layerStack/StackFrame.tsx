import type { CSSProperties, ReactNode, RefObject } from 'react';
import type { MachineView } from '../../session/worldView';
import type { Item, StackGeometry } from '../../pictures/geometry';
import { summaryOf } from '../../pictures/summary';
import { Details } from './Details';
import type { Layouts } from './firstPaint';
import { Legend } from './Legend';
import { OutlineList } from './OutlineList';
import { StackPicture } from './StackPicture';
import type { StackInteraction } from './stackInteraction';
import styles from './LayerStack.module.css';

export type Shown = 'picture' | 'list';

export interface StackFrameProps {
  readonly view: MachineView;
  /** Two layouts to choose from by style sheet, or the one for the measured room. */
  readonly geometry: StackGeometry | Layouts;
  readonly title: string;
  /** Unique on the page. */
  readonly id: string;
  readonly highlight?: string;
  readonly compact?: boolean;
  /** It will never answer: no room is kept for details. */
  readonly still?: boolean;
  /** Of the whole frame, in px; the picture then scrolls within. */
  readonly fixedHeight?: number;
  /** Height of the canvas that is kept free from the first paint on, in px. */
  readonly reservedHeight?: number;
  readonly interaction?: StackInteraction;
  readonly activeItem?: Item;
  readonly shown?: Shown;
  readonly onShow?: (shown: Shown) => void;
  readonly canvasRef?: RefObject<HTMLDivElement | null>;
}

/** The whole figure as markup: pure, the same on the server, in the first paint and in static pages. Picture and list switch without a script. */
export function StackFrame({
  view,
  geometry,
  title,
  id,
  highlight,
  compact,
  still,
  fixedHeight,
  reservedHeight,
  interaction,
  activeItem,
  shown,
  onShow,
  canvasRef,
}: StackFrameProps): ReactNode {
  const layouts: readonly (readonly ['narrow' | 'wide' | undefined, StackGeometry])[] =
    'wide' in geometry
      ? [
          ['narrow', geometry.narrow],
          ['wide', geometry.wide],
        ]
      : [[undefined, geometry]];
  const main = 'wide' in geometry ? geometry.wide : geometry;
  const summary = summaryOf(view);
  // Without a script nothing inside takes the focus, so the keys must be able to scroll the canvas itself.
  const scrolls = !interaction && (fixedHeight !== undefined || main.width > main.room);
  const detailsId = `${id}-details`;
  const sizes: CSSProperties & Partial<Record<'--stack-height' | '--canvas-height', string>> = {
    ...(fixedHeight === undefined ? {} : { '--stack-height': `${fixedHeight}px` }),
    ...(reservedHeight === undefined ? {} : { '--canvas-height': `${reservedHeight}px` }),
  };
  const choice = (value: Shown, text: string): ReactNode => (
    <>
      <input
        type="radio"
        className={value === 'list' ? `${styles.choice} ${styles.listChoice}` : styles.choice}
        id={`${id}-${value}`}
        name={`${id}-shown`}
        value={value}
        {...(onShow ? { checked: (shown ?? 'picture') === value, onChange: () => onShow(value) } : { defaultChecked: value === 'picture' })}
      />
      <label htmlFor={`${id}-${value}`}>{text}</label>
    </>
  );
  return (
    <div
      className={[styles.frame, fixedHeight === undefined ? '' : styles.fixed, still ? styles.still : ''].filter(Boolean).join(' ')}
      style={sizes}
      role="group"
      aria-label={title}
    >
      {!compact && <p className={styles.summary}>{summary}</p>}
      {!compact && choice('picture', 'Picture')}
      {!compact && choice('list', 'List')}
      <div
        className={styles.canvas}
        ref={canvasRef}
        {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': `${title}, scrollable` } : {})}
      >
        {view.images.length === 0 ? (
          <p className={styles.empty}>No image is stored on {view.name} yet.</p>
        ) : (
          layouts.map(([fit, layout]) => (
            <StackPicture
              key={fit ?? 'measured'}
              fit={fit}
              geometry={layout}
              label={`${title}: ${summary}`}
              highlight={highlight}
              interaction={interaction}
              detailsId={detailsId}
            />
          ))
        )}
      </div>
      {main.width > main.room && (
        <p className={styles.wider}>Wider than the room here: scroll sideways{compact ? '' : ', or choose List'}.</p>
      )}
      {!compact && <div className={styles.list}>{(!interaction || shown === 'list') && <OutlineList view={view} />}</div>}
      {(!compact || interaction) && (
        <div className={styles.strip}>
          {!compact && fixedHeight === undefined && <Legend geometry={main} />}
          {!compact && fixedHeight !== undefined && (
            <details className={styles.disclosure}>
              <summary>How to read this picture</summary>
              <Legend geometry={main} />
            </details>
          )}
          {interaction && (
            <Details id={detailsId} item={activeItem} pinned={interaction.pinned !== undefined} onClose={interaction.release} />
          )}
        </div>
      )}
    </div>
  );
}
