import type { ReactNode } from 'react';
import type { Item as ItemShape } from '../../pictures/geometry';
import type { StackInteraction } from './stackInteraction';
import styles from './LayerStack.module.css';

interface ItemProps {
  readonly item: ItemShape;
  readonly label: string;
  readonly className?: string;
  readonly hue?: number;
  readonly state?: string;
  readonly highlighted: boolean;
  readonly interaction?: StackInteraction;
  readonly detailsId: string;
  readonly children: ReactNode;
}

/** One thing in the picture at its place: plain in a static picture, a button where the picture answers. */
export function Item({ item, label, className = '', hue, state, highlighted, interaction, detailsId, children }: ItemProps): ReactNode {
  const aside = interaction?.related !== undefined && !interaction.related.has(item.id) && interaction.active !== item.id;
  const place = { transform: `translate(${item.x}px, ${item.y}px)`, ...(hue === undefined ? {} : { '--hue': hue }) };
  const classes = [
    styles.item,
    className,
    hue === undefined ? styles.plain : '',
    aside ? styles.aside : '',
    highlighted ? styles.highlighted : '',
  ];
  const drawn = { className: classes.filter(Boolean).join(' '), style: place, 'data-item': item.id, 'data-state': state };
  const hit = <rect className={styles.hit} width={item.width} height={item.height + (item.kind === 'layer' ? 3 : 0)} />;
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
    <g
      {...drawn}
      role="button"
      aria-label={label}
      aria-pressed={interaction.pinned === item.id}
      aria-describedby={interaction.active === item.id ? detailsId : undefined}
      tabIndex={interaction.tabStop === item.id ? 0 : -1}
      onPointerEnter={(event) => interaction.enter(item.id, event)}
      onPointerLeave={interaction.leave}
      onFocus={() => interaction.focus(item.id)}
      onBlur={interaction.blur}
      onClick={() => interaction.press(item.id)}
      onKeyDown={(event) => interaction.key(item.id, event)}
    >
      {hit}
      {children}
    </g>
  );
}
