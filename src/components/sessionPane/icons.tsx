import type { ReactNode } from 'react';

const shapes = {
  previous: 'M2.5 2v10M11.5 2.6v8.8L5 7z',
  play: 'M3.5 2.2v9.6L11.5 7z',
  next: 'M11.5 2v10M2.5 2.6v8.8L9 7z',
  restart: 'M2.4 5.2A5 5 0 1 1 2 7.6M2.2 1.8v3.6h3.6',
  pause: 'M4.5 2.5v9M9.5 2.5v9',
  undo: 'M5.4 1.8 2.2 5l3.2 3.2M2.4 5h5.8a3.4 3.4 0 0 1 0 6.8H5',
  redo: 'M8.6 1.8 11.8 5 8.6 8.2M11.6 5H5.8a3.4 3.4 0 0 0 0 6.8H9',
  more: 'M3 7h.01M7 7h.01M11 7h.01',
} as const;

export type IconName = keyof typeof shapes;

const filled: readonly IconName[] = ['previous', 'play', 'next'];

/** Beside or instead of a word; the word itself is the button's name, so the drawing is hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <path
        d={shapes[name]}
        fill={filled.includes(name) ? 'currentColor' : 'none'}
        stroke="currentColor"
        strokeWidth={name === 'pause' ? 2.6 : name === 'more' ? 2.4 : 1.4}
        strokeLinejoin="round"
        strokeLinecap={name === 'pause' ? 'butt' : 'round'}
      />
    </svg>
  );
}
