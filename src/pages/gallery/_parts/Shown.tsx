import type { CSSProperties, ReactNode } from 'react';
import styles from './Gallery.module.css';
import { useSeen } from './useSeen';

interface ShownProps {
  /** Anchor. */
  readonly id: string;
  readonly title: string;
  /** In px. */
  readonly room?: number;
  /** It is in the server's page as well: not drawn only when it comes into view. */
  readonly always?: true;
  readonly children: ReactNode;
}

/** One state under its heading; drawn once it comes near the window. */
export function Shown({ id, title, room, always, children }: ShownProps): ReactNode {
  const { place, seen } = useSeen();
  const style: CSSProperties = room === undefined ? {} : { maxWidth: room };
  return (
    <section className={styles.specimen} aria-labelledby={id} data-specimen={id} data-seen={seen || undefined}>
      <h3 id={id}>
        {title}{' '}
        <a className={styles.anchor} href={`#${id}`} aria-label={`Link to ${title}: ${id}`}>
          #
        </a>
      </h3>
      <div ref={place} className={styles.place} style={style}>
        {(seen || always) && children}
      </div>
    </section>
  );
}
