import type { ReactNode } from 'react';
import styles from './Picture.module.css';

interface ChooseProps {
  /** Accessible name. */
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChoose: (value: string) => void;
}

/** One choice of what a picture shows, for the row of controls. */
export function Choose({ label, value, options, onChoose }: ChooseProps): ReactNode {
  return (
    <select
      className={styles.choose}
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}
