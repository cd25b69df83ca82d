import type { IUnicodeVersionProvider } from '@xterm/xterm';
import { widthOfCodePoint } from './displayWidth';

/** Makes the terminal count cells with our own function, so that the line editor agrees with the screen. */
export const ourUnicode: IUnicodeVersionProvider = {
  version: 'layer-by-layer',
  wcwidth: widthOfCodePoint,
  // The packing that xterm expects (its UnicodeService.createPropertyValue): width in bits 1 and 2, "joins the cell before" in bit 0.
  charProperties(codePoint, preceding) {
    const width = widthOfCodePoint(codePoint);
    const widthBefore = (preceding >> 1) & 3;
    const joins = width === 0 && preceding !== 0 && widthBefore !== 0;
    return ((joins ? widthBefore : width) << 1) | (joins ? 1 : 0);
  },
};
