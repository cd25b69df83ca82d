const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const EMOJI = /^\p{Emoji_Presentation}$/u;

/** Code points that fill two cells beside the emoji (Unicode Standard Annex 11, East Asian Width W and F), as inclusive ranges. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x2fffd],
  [0x30000, 0x3fffd],
];

/**
 * Cells that a code point fills in the terminal: 0, 1 or 2. The terminal itself is told to use this function (see `ourUnicode.ts`), so that
 * the line editor and the screen cannot disagree about where the cursor stands.
 */
export function widthOfCodePoint(codePoint: number): 0 | 1 | 2 {
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)) return 0;
  if (codePoint < 0x300) return 1;
  const text = String.fromCodePoint(codePoint);
  if (ZERO_WIDTH.test(text)) return 0;
  if (WIDE.some(([first, last]) => codePoint >= first && codePoint <= last)) return 2;
  return EMOJI.test(text) ? 2 : 1;
}

/** What the cursor steps over at once: a code point with the zero-width ones that follow it; a line end stands alone. */
export interface Cluster {
  readonly text: string;
  readonly width: number;
}

export function clustersOf(text: string): readonly Cluster[] {
  const clusters: Cluster[] = [];
  for (const character of text) {
    const width = widthOfCodePoint(character.codePointAt(0) ?? 0);
    const last = clusters.at(-1);
    if (width === 0 && last && character !== '\n' && last.text !== '\n')
      clusters[clusters.length - 1] = { text: last.text + character, width: last.width };
    else clusters.push({ text: character, width });
  }
  return clusters;
}

export function widthOf(text: string): number {
  return clustersOf(text).reduce((sum, cluster) => sum + cluster.width, 0);
}
