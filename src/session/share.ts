/** How much of a total has come, from 0 to 1, in hundredths. */
export function share(current: number, total: number): number {
  return total === 0 ? 1 : Math.min(1, Math.round((current / total) * 100) / 100);
}
