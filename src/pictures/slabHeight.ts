/**
 * Height of a layer. It grows with the cube root of the size, as the edge of a box grows with what it holds, from a floor that keeps
 * 32 bytes visible and touchable beside 200 MB. The pitch includes the seam between two slabs.
 */
export interface HeightScale {
  /** Pitch of an empty layer, in px: never below 24, the least size of a touch target (WCAG 2.5.8). */
  readonly floor: number;
  /** What a layer of 200 MB adds to it, in px. */
  readonly gain: number;
}

const REFERENCE_BYTES = 200_000_000;

/** The part of the pitch that is not slab but seam, in px. */
export const SEAM = 3;

/** Gains from roomy to tight: steps, so that a small change of a view does not move everything. */
export const GAINS: readonly number[] = [52, 44, 36, 28, 20, 13, 8];

export function slabPitch(bytes: number, scale: HeightScale): number {
  return scale.floor + Math.round(scale.gain * Math.cbrt(Math.max(0, bytes) / REFERENCE_BYTES));
}

/** The statement that stands in the legend of every picture. */
export const SCALE_STATEMENT: Readonly<Record<'compressed' | 'unpacked', string>> = {
  compressed: 'Height grows with the cube root of the compressed size. Colour and mark belong to the digest.',
  unpacked: 'Height grows with the cube root of the size on disk. Colour and mark belong to the digest.',
};
