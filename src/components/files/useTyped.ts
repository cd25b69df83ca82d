import { useRef } from 'react';
import type { FileRow } from '../../pictures/files/rows';
import { typedRow } from '../../pictures/files/treeKeys';

/** Letters typed within so many milliseconds belong together. */
const TOGETHER = 700;

/** Typing the beginning of a name leads to it: gives the row's index, or undefined for a key that is no letter or leads nowhere. */
export function useTyped(): (rows: readonly FileRow[], at: number, key: string) => number | undefined {
  const typed = useRef({ text: '', when: 0 });
  return (rows, at, key) => {
    if (Array.from(key).length !== 1) return undefined;
    const now = Date.now();
    const text = now - typed.current.when < TOGETHER ? typed.current.text + key : key;
    typed.current = { text, when: now };
    return typedRow(rows, at, text);
  };
}
