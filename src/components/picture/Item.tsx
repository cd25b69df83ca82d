import { useState, type CSSProperties, type ReactNode } from 'react';
import type { PictureItem } from '../../pictures/picture';
import type { Drawing } from './definition';
import type { Interaction } from './interaction';
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
  const { interaction } = drawing;
  const [arrives] = useState(interaction?.settled === true);
  const aside = interaction?.related !== undefined && !interaction.related.has(item.id) && interaction.active !== item.id;
  const place: CSSProperties & Partial<Record<'--hue', number>> = {
    transform: `translate(${item.x}px, ${item.y}px)`,
    ...(hue === undefined ? {} : { '--hue': hue }),
  };
  const classes = [styles.item, className, aside ? styles.aside : '', highlighted ? styles.highlighted : ''];
  const drawn = { className: classes.filter(Boolean).join(' '), style: place, 'data-item': item.id, 'data-state': state };
  const hit = <rect className={styles.hit} width={item.width} height={item.height + seam} />;
  if (!interaction) {
    return (
      <g {...drawn}>
        <title>{label}</title>
        {hit}
        {children}
      </g>
    );
  }
  return (
    <g {...drawn} {...answers(item.id, label, interaction, drawing.detailsId)}>
      {hit}
      {arrives ? <g className={styles.arriving}>{children}</g> : children}
    </g>
  );
}

function answers(id: string, label: string, interaction: Interaction, detailsId: string): React.SVGProps<SVGGElement> {
  const opens = interaction.opens(id);
  return {
    role: 'button',
    'aria-label': label,
    'aria-pressed': opens ? undefined : interaction.pinned === id,
    'aria-describedby': interaction.active === id ? detailsId : undefined,
    tabIndex: interaction.tabStop === id ? 0 : -1,
    onPointerEnter: (event) => interaction.enter(id, event),
    onPointerLeave: interaction.leave,
    onFocus: () => interaction.focus(id),
    onBlur: interaction.blur,
    onClick: () => interaction.press(id),
    onKeyDown: (event) => interaction.key(id, event),
  };
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
