import type { Recording } from '../../session/recording';

/** Half of the least target size of WCAG 2.2 (2.5.8), in CSS px. */
const reach = 12;

/** Of the thumb, which never leaves the line: see `--thumb` in SeekLine.module.css. */
const thumb = 18;

/** Which command's tick a pointer means that stands at `x` of a line so wide, in CSS px: the nearest within reach. */
export function nearestMarker({ commands, duration }: Recording, x: number, width: number): number | undefined {
  let nearest: number | undefined;
  let distance = reach;
  commands.forEach(({ start }, index) => {
    const away = Math.abs(x - thumb / 2 - (start / Math.max(duration, 1)) * (width - thumb));
    if (away > distance) return;
    nearest = index;
    distance = away;
  });
  return nearest;
}
