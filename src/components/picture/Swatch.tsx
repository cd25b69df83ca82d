import type { CSSProperties, ReactNode } from 'react';
import { colourOf } from '../../pictures/colour';
import { MOTIF_SIZE, MOTIFS } from '../../pictures/motif';
import signs from './signs.module.css';

/** A digest's colour and motif, as on its slab. */
export function Swatch({ digest }: { readonly digest: string }): ReactNode {
  const colour = colourOf(digest);
  if (!colour) return null;
  const inset = (16 - MOTIF_SIZE) / 2;
  const style: CSSProperties & Record<'--hue', number> = { '--hue': colour.hue };
  return (
    <svg className={signs.swatch} style={style} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <rect className={signs.swatchBody} x="0.6" y="0.6" width="14.8" height="14.8" rx="4" />
      <path className={signs.motif} transform={`translate(${inset} ${inset})`} d={MOTIFS[colour.motif]} />
    </svg>
  );
}
