import type { ReactNode } from 'react';
import { Legend } from '../picture/Legend';
import type { LegendEntry } from '../picture/definition';
import { signEntries } from '../picture/Glyph';
import styles from './Files.module.css';

const entries: readonly LegendEntry[] = [
  ...signEntries(['layer']).map(({ glyph }) => ({ glyph, text: 'the layer that a file comes from, by colour and mark' })),
  ...signEntries(['container']).map(({ glyph }) => ({ glyph, text: 'the writable layer of a container' })),
  { text: 'deleted by a later layer', glyph: <path className={styles.struck} d="M1 7h20" /> },
  { text: 'bytes that are hidden but still stored', glyph: <rect className={styles.stored} x="1" y="2" width="20" height="10" rx="3" /> },
];

/** The signs of the tree; the same in every tree, so that they are learned once. */
export function FilesLegend(): ReactNode {
  return (
    <Legend
      entries={entries}
      statement="Where one layer is shown by itself, A stands before what it added, C before what it changed, D before what it deleted."
    />
  );
}
