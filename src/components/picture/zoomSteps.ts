/** Factors that the buttons go through; 1 is the picture's own size, where text is at least 12 px high. */
export const ZOOM_STEPS: readonly number[] = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

const LEAST = 0.25;
const MOST = 4;

export function clampZoom(factor: number): number {
  const within = Math.min(MOST, Math.max(LEAST, factor));
  // A wheel hardly ever meets the one size at which everything is sharp.
  return Math.abs(within - 1) < 0.04 ? 1 : within;
}

/** The next step in or out from any factor; the last one stays. */
export function nextZoom(factor: number, direction: 'in' | 'out'): number {
  const next = direction === 'in' ? ZOOM_STEPS.find((step) => step > factor + 0.001) : ZOOM_STEPS.findLast((step) => step < factor - 0.001);
  return next ?? factor;
}
