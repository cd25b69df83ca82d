import type { ReactNode } from 'react';
import type { LegendContent } from './definition';
import styles from './Picture.module.css';

/** The signs that occur in a picture, in words; nothing where none does. */
export function Legend({ entries, statement }: LegendContent): ReactNode {
  if (entries.length === 0) return null;
  return (
    <div className={styles.legend}>
      <ul>
        {entries.map(({ text, glyph }) => (
          <li key={text}>
            <svg width="22" height="14" viewBox="0 0 22 14" aria-hidden="true">
              {glyph}
            </svg>
            {text}
          </li>
        ))}
      </ul>
      {statement !== undefined && <p>{statement}</p>}
    </div>
  );
}
