import type { ReactNode } from 'react';
import { hatch } from '../../pictures/hatch';
import { SIGN_TEXT } from '../../pictures/legend';
import type { Sign } from '../../pictures/legend';
import type { LegendEntry } from './definition';
import signs from './signs.module.css';

/** Signs of the visual language as entries of a legend. */
export function signEntries(occurring: readonly Sign[]): readonly LegendEntry[] {
  return occurring.map((sign) => ({ text: SIGN_TEXT[sign], glyph: <Glyph sign={sign} /> }));
}

function Glyph({ sign }: { readonly sign: Sign }): ReactNode {
  switch (sign) {
    case 'layer':
      return <rect className={signs.glyphSlab} x="1" y="2" width="20" height="10" rx="3" />;
    case 'untagged':
      return <rect className={`${signs.glyphSlab} ${signs.dimmed}`} x="1" y="2" width="20" height="10" rx="3" />;
    case 'shared':
      return (
        <>
          <rect className={signs.glyphSlab} x="1" y="2" width="20" height="10" rx="3" />
          <path className={signs.glyphHatch} transform="translate(1 2)" d={hatch(20, 10)} />
        </>
      );
    case 'flag':
      return <path className={signs.glyphFlag} d="M2 1h18l-4 4l4 4h-17v5h-1z" />;
    case 'pennant':
      return <path className={signs.glyphLine} d="M2 2.5h14l4.5 4.5l-4.5 4.5h-14z" />;
    case 'unfinished':
      return <rect className={signs.glyphDashed} x="1" y="2" width="20" height="10" rx="3" />;
    case 'container':
      return <rect className={signs.glyphContainer} x="1" y="2" width="20" height="10" rx="3" />;
  }
}
