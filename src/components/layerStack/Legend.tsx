import type { ReactNode } from 'react';
import type { StackGeometry } from '../../pictures/geometry';
import { hatch } from '../../pictures/hatch';
import { SIGN_TEXT, signsIn } from '../../pictures/legend';
import type { Sign } from '../../pictures/legend';
import { SCALE_STATEMENT } from '../../pictures/slabHeight';
import styles from './LayerStack.module.css';

export function Legend({ geometry }: { readonly geometry: StackGeometry }): ReactNode {
  const signs = signsIn(geometry);
  if (signs.length === 0) return null;
  return (
    <div className={styles.legend}>
      <ul>
        {signs.map((sign) => (
          <li key={sign}>
            <svg width="22" height="14" viewBox="0 0 22 14" aria-hidden="true">
              <Glyph sign={sign} />
            </svg>
            {SIGN_TEXT[sign]}
          </li>
        ))}
      </ul>
      <p>{SCALE_STATEMENT[geometry.measure]}</p>
    </div>
  );
}

function Glyph({ sign }: { readonly sign: Sign }): ReactNode {
  switch (sign) {
    case 'layer':
      return <rect className={styles.glyphSlab} x="1" y="2" width="20" height="10" rx="3" />;
    case 'untagged':
      return <rect className={`${styles.glyphSlab} ${styles.dimmed}`} x="1" y="2" width="20" height="10" rx="3" />;
    case 'shared':
      return (
        <>
          <rect className={styles.glyphSlab} x="1" y="2" width="20" height="10" rx="3" />
          <path className={styles.glyphHatch} transform="translate(1 2)" d={hatch(20, 10)} />
        </>
      );
    case 'flag':
      return <path className={styles.glyphFlag} d="M2 1h18l-4 4l4 4h-17v5h-1z" />;
    case 'pennant':
      return <path className={styles.glyphLine} d="M2 2.5h14l4.5 4.5l-4.5 4.5h-14z" />;
    case 'unfinished':
      return <rect className={styles.glyphDashed} x="1" y="2" width="20" height="10" rx="3" />;
    case 'container':
      return <rect className={styles.glyphContainer} x="1" y="2" width="20" height="10" rx="3" />;
  }
}
