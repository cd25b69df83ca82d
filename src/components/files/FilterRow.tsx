import type { ReactNode } from 'react';
import type { SubjectLayer } from '../../pictures/files/subjects';
import { Choose } from '../picture/Choose';
import styles from './Files.module.css';

/** What of the tree the reader wants to see. */
export interface Wish {
  readonly text: string;
  /** Key of a layer; '' for any. */
  readonly layer: string;
  readonly onlyHidden: boolean;
}

export const NO_WISH: Wish = { text: '', layer: '', onlyHidden: false };

interface FilterRowProps {
  readonly wish: Wish;
  readonly layers: readonly SubjectLayer[];
  readonly onWish: (wish: Wish) => void;
}

export function FilterRow({ wish, layers, onWish }: FilterRowProps): ReactNode {
  return (
    <>
      <input
        type="search"
        className={styles.search}
        aria-label="Filter by part of a path"
        placeholder="Filter paths"
        value={wish.text}
        spellCheck={false}
        autoCapitalize="off"
        onChange={(event) => onWish({ ...wish, text: event.currentTarget.value })}
      />
      <Choose
        label="Filter by layer"
        value={wish.layer}
        options={[
          { value: '', text: 'touched by any layer' },
          ...layers.toReversed().map(({ key, label }) => ({ value: key, text: `touched by ${label}` })),
        ]}
        onChoose={(layer) => onWish({ ...wish, layer })}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={wish.onlyHidden}
          onChange={(event) => onWish({ ...wish, onlyHidden: event.currentTarget.checked })}
        />
        hidden only
      </label>
    </>
  );
}
