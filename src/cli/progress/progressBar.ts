import { humanSize } from '../format/humanSize';

/** moby `jsonmessage.JSONProgress`: bar only above 110 columns, current size right-aligned to eight. No trailing blank. */
export function progressBar(current: number, total: number, columns: number): string {
  if (current <= 0 && total <= 0) return '';
  if (total <= 0) return humanSize(current).padStart(8);
  const filled = Math.min(50, Math.trunc(Math.trunc((current / total) * 100) / 2));
  const bar = columns > 110 ? `[${'='.repeat(filled)}>${' '.repeat(50 - filled)}] ` : '';
  const shown = humanSize(current).padStart(8);
  return current > total ? `${bar}${shown}` : `${bar}${shown}/${humanSize(total)}`;
}
