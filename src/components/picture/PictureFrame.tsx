import type { CSSProperties, ReactNode, RefObject } from 'react';
import type { PictureGeometry, PictureItem } from '../../pictures/picture';
import type { PictureDefinition } from './definition';
import { Details } from './Details';
import { Drawn } from './Drawn';
import type { Layouts } from './firstPaint';
import type { Interaction } from './interaction';
import { Legend } from './Legend';
import type { Near } from './near';
import styles from './Picture.module.css';

export type Shown = 'picture' | 'list';

/** How a picture is framed, whatever it shows. */
export interface PictureSettings {
  /** Unique on the page. */
  readonly id: string;
  /** Stands over the summary, where several pictures are shown one below another. */
  readonly heading?: ReactNode;
  /** Digest or ID that lights up. */
  readonly highlight?: string;
  /** The picture alone: no summary line, no switch to the list, no legend. */
  readonly compact?: boolean;
  /** Of the whole frame, in px; the picture then scrolls within. */
  readonly fixedHeight?: number;
  /** Choices of what is shown, in a row above the picture. */
  readonly controls?: ReactNode;
}

interface PictureFrameProps<Geometry extends PictureGeometry, Item extends PictureItem> extends PictureSettings {
  readonly definition: PictureDefinition<Geometry, Item>;
  /** Two layouts to choose from by style sheet, or the one for the measured room. */
  readonly geometry: Geometry | Layouts<Geometry>;
  /** It will never answer: no room is kept for details. */
  readonly still?: boolean;
  /** Height of the canvas that is kept free from the first paint on, in px. */
  readonly reservedHeight?: number;
  readonly interaction?: Interaction;
  /** Undefined: all is drawn. */
  readonly near?: Near;
  readonly activeItem?: Item;
  readonly shown?: Shown;
  readonly onShow?: (shown: Shown) => void;
  readonly canvasRef?: RefObject<HTMLDivElement | null>;
  /** 1 is the geometry's own size. */
  readonly zoom?: number;
  /** Zoom and download, where they answer. */
  readonly tools?: ReactNode;
}

/** The whole figure as markup: pure, the same on the server, in the first paint and in static pages. Picture and list switch without a script. */
export function PictureFrame<Geometry extends PictureGeometry, Item extends PictureItem>(
  props: PictureFrameProps<Geometry, Item>,
): ReactNode {
  const { definition, geometry, id, compact, still, fixedHeight, reservedHeight, interaction, activeItem, zoom = 1 } = props;
  const { shown, onShow, canvasRef } = props;
  const { title, summary, figures, empty } = definition;
  const layouts: readonly (readonly ['narrow' | 'wide' | undefined, Geometry])[] =
    'wide' in geometry
      ? [
          ['narrow', geometry.narrow],
          ['wide', geometry.wide],
        ]
      : [[undefined, geometry]];
  const main = 'wide' in geometry ? geometry.wide : geometry;
  const wider = main.width * zoom > main.room;
  // Without a script nothing inside takes the focus, so the keys must be able to scroll the canvas itself.
  const scrolls = !interaction && (fixedHeight !== undefined || wider);
  const sizes: CSSProperties & Partial<Record<'--picture-height' | '--canvas-height', string>> = {
    ...(fixedHeight === undefined ? {} : { '--picture-height': `${fixedHeight}px` }),
    ...(reservedHeight === undefined ? {} : { '--canvas-height': `${reservedHeight}px` }),
  };
  const classes = [styles.frame, fixedHeight === undefined ? '' : styles.fixed, still ? styles.still : ''];
  return (
    <div
      className={classes.filter(Boolean).join(' ')}
      style={sizes}
      role="group"
      aria-label={title}
      data-zoomed={zoom === 1 ? undefined : true}
    >
      {props.heading !== undefined && <p className={styles.heading}>{props.heading}</p>}
      {!compact && (
        <p className={styles.summary}>
          {summary}
          {figures === undefined ? '' : ` · ${figures}`}
        </p>
      )}
      {!compact && <Choice id={id} value="picture" text="Picture" shown={shown} onShow={onShow} />}
      {!compact && <Choice id={id} value="list" text="List" shown={shown} onShow={onShow} />}
      {props.controls !== undefined && <div className={styles.controls}>{props.controls}</div>}
      <div
        className={styles.canvas}
        ref={canvasRef}
        {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': `${title}, scrollable` } : {})}
      >
        {empty !== undefined ? (
          <p className={styles.empty}>{empty}</p>
        ) : (
          layouts.map(([fit, layout]) => (
            <Drawn
              key={fit ?? 'measured'}
              fit={fit}
              definition={definition}
              geometry={layout}
              zoom={zoom}
              id={id}
              highlight={props.highlight}
              interaction={interaction}
              near={props.near}
            />
          ))
        )}
        {definition.below?.()}
      </div>
      {wider && <p className={styles.wider}>Wider than the room here: scroll sideways{compact ? '' : ', or choose List'}.</p>}
      {!compact && <div className={styles.list}>{(!interaction || shown === 'list') && definition.list()}</div>}
      {!compact && <div className={styles.tools}>{props.tools}</div>}
      {(!compact || interaction) && (
        <div className={styles.strip}>
          {!compact && <Reading folded={fixedHeight !== undefined}>{<Legend {...definition.legend(main)} />}</Reading>}
          {interaction && (
            <Details
              id={`${id}-details`}
              content={activeItem && definition.details(activeItem)}
              pinned={interaction.pinned !== undefined}
              onClose={interaction.release}
            />
          )}
        </div>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly value: Shown;
  readonly text: string;
  readonly shown: Shown | undefined;
  readonly onShow: ((shown: Shown) => void) | undefined;
}

function Choice({ id, value, text, shown, onShow }: ChoiceProps): ReactNode {
  return (
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
}

/** In a figure of fixed height the legend is folded. */
function Reading({ folded, children }: { readonly folded: boolean; readonly children: ReactNode }): ReactNode {
  if (!folded) return children;
  return (
    <details className={styles.disclosure}>
      <summary>How to read it</summary>
      {children}
    </details>
  );
}
