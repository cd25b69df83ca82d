import type { IUnicodeVersionProvider } from '@xterm/xterm';
import { widthOfCodePoint } from './displayWidth';

/** The terminal library with its style sheet: a chunk of its own, asked for when a reader first plays or takes over. */
export async function loadXterm(): Promise<typeof import('@xterm/xterm')> {
  const [xterm] = await Promise.all([import(/* webpackChunkName: "xterm" */ '@xterm/xterm'), import('@xterm/xterm/css/xterm.css')]);
  return xterm;
}

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
