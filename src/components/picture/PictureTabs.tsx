import { Suspense, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { KindName } from '../../pictures/kindNames';
import { KindPicture, type KindPictureProps } from './KindPicture';
import { kindsFor, type PictureKind } from './kinds';
import type { PictureProps } from './pictureProps';
import { TABS_HEIGHT } from './tabsHeight';
import styles from './PictureTabs.module.css';

interface PictureTabsProps extends PictureProps {
  /** These first, the first of them open. */
  readonly preferred?: readonly KindName[];
  /** The row is there although there is one kind only: others will come. */
  readonly keepRow?: boolean;
  /** Kinds whose code is here already. */
  readonly here?: KindPictureProps['here'];
}

/** All pictures of a view, one at a time: a row of tabs, or a select where the row does not fit. Only kinds that show something. */
export function PictureTabs({ preferred, keepRow, here, ...props }: PictureTabsProps): ReactNode {
  const { view, id, fixedHeight } = props;
  const [chosen, setChosen] = useState<KindName>();
  const shown = kindsFor(view, preferred);
  const kind = shown.find(({ name }) => name === chosen) ?? shown[0];
  if (!kind) return null;
  const hasRow = shown.length > 1 || keepRow === true;
  const height = fixedHeight !== undefined && hasRow ? fixedHeight - TABS_HEIGHT : fixedHeight;
  const picture = (
    <Suspense fallback={<p className={styles.waiting}>The picture is being loaded.</p>}>
      <KindPicture key={kind.name} kind={kind} here={here} {...props} fixedHeight={height} />
    </Suspense>
  );
  if (!hasRow) return picture;
  return (
    <div className={styles.pictures}>
      {shown.length > 1 ? <Row id={id} kinds={shown} open={kind} onOpen={setChosen} /> : <div className={styles.room} />}
      <div
        id={`${id}-panel`}
        role={shown.length > 1 ? 'tabpanel' : undefined}
        aria-labelledby={shown.length > 1 ? `${id}-tab-${kind.name}` : undefined}
      >
        {picture}
      </div>
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly kinds: readonly PictureKind[];
  readonly open: PictureKind;
  readonly onOpen: (name: KindName) => void;
}

function Row({ id, kinds, open, onOpen }: RowProps): ReactNode {
  const row = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent, from: number): void => {
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: kinds.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = kinds[(to + kinds.length) % kinds.length];
    if (!next) return;
    onOpen(next.name);
    row.current?.querySelector<HTMLElement>(`[data-kind="${next.name}"]`)?.focus();
  };
  return (
    <div className={styles.room} data-many={kinds.length > 3 || undefined}>
      <div className={styles.tabs} role="tablist" aria-label="Pictures" ref={row}>
        {kinds.map((kind, index) => (
          <button
            key={kind.name}
            type="button"
            role="tab"
            id={`${id}-tab-${kind.name}`}
            className={styles.tab}
            data-kind={kind.name}
            aria-selected={kind === open}
            aria-controls={`${id}-panel`}
            tabIndex={kind === open ? 0 : -1}
            onClick={() => onOpen(kind.name)}
            onKeyDown={(event) => walk(event, index)}
          >
            {kind.label}
          </button>
        ))}
      </div>
      <select
        className={styles.select}
        aria-label="Picture shown"
        value={open.name}
        onChange={(event) => {
          const next = kinds.find(({ name }) => name === event.currentTarget.value);
          if (next) onOpen(next.name);
        }}
      >
        {kinds.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
