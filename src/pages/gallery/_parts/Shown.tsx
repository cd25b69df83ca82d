import { useContext, type CSSProperties, type ReactNode } from 'react';
import styles from './Gallery.module.css';
import { Only } from './only';
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

/** One state under its heading; drawn once it comes near the window. Left out where another is asked for alone. */
export function Shown(props: ShownProps): ReactNode {
  const only = useContext(Only);
  return only === undefined || only === props.id ? <State {...props} /> : null;
}

function State({ id, title, room, always, children }: ShownProps): ReactNode {
  const { place, seen } = useSeen();
  const style: CSSProperties = room === undefined ? {} : { maxWidth: room };
  return (
    <section className={styles.specimen} aria-labelledby={id} data-specimen={id} data-seen={seen || undefined}>
      <h3 id={id}>
        {title}{' '}
        <a className={styles.anchor} href={`#${id}`} aria-label={`Link to ${title}: ${id}`}>
          #
        </a>{' '}
        <a className={styles.anchor} href={`?only=${id}`} aria-label={`${title} alone`}>
          alone
        </a>
      </h3>
      <div ref={place} className={styles.place} style={style}>
        {(seen || always) && children}
      </div>
    </section>
  );
}
