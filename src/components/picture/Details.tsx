import type { ReactNode } from 'react';
import type { DetailsContent } from './definition';
import styles from './Picture.module.css';

interface DetailsProps {
  readonly id: string;
  readonly content: DetailsContent | undefined;
  readonly pinned: boolean;
  readonly onClose: () => void;
}

/** What is known of the thing pointed at, in the strip below the picture. */
export function Details({ id, content, pinned, onClose }: DetailsProps): ReactNode {
  return (
    // A strip that scrolls must be reachable by keyboard once it is pinned. Before, -1 keeps browsers from stopping at it as a scroller: it is gone
    // as soon as the focus leaves the picture, and the focus with it.
    <div
      id={id}
      className={styles.details}
      hidden={!content}
      role="region"
      aria-label="Details"
      data-pinned={pinned || undefined}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={pinned ? 0 : -1}
    >
      {content && (
        <>
          <p className={styles.detailsHead}>
            <strong>{content.head}</strong>
            {pinned && (
              <button type="button" className={styles.close} onClick={onClose}>
                Close
              </button>
            )}
          </p>
          <dl>
            {content.facts.map((fact) => (
              <div key={fact.term}>
                <dt>{fact.term}</dt> <dd className={fact.typed ? styles.typed : undefined}>{fact.value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}
