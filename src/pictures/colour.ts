/**
 * A digest has one hue and one motif, the same on every page, known from the digest alone. Twelve hues at equal steps; lightness and
 * chroma are the theme's (`--l`, `--c`), so that no layer shouts. The motif carries the same identity for eyes and modes without colour.
 */
export const HUES: readonly number[] = [250, 160, 70, 310, 130, 40, 220, 340, 100, 280, 10, 190];

/** Number of motifs that `motifOf` chooses from; the drawings are in motif.ts. */
export const MOTIF_COUNT = 6;

export interface DigestColour {
  /** Degrees on the OKLCH circle. */
  readonly hue: number;
  /** 0 to MOTIF_COUNT - 1. */
  readonly motif: number;
}

const HEX = /^(?:[a-z0-9]+:)?([0-9a-f]{16})[0-9a-f]*$/;

/** `undefined` where there is no digest yet (a layer still being built): a thing without identity has no colour. */
export function colourOf(digest: string): DigestColour | undefined {
  const hex = HEX.exec(digest)?.[1];
  if (hex === undefined) return undefined;
  const hue = HUES[Number.parseInt(hex.slice(0, 8), 16) % HUES.length] ?? 0;
  return { hue, motif: Number.parseInt(hex.slice(8), 16) % MOTIF_COUNT };
}
