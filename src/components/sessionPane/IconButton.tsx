import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons';
import styles from './Controls.module.css';

export interface IconButtonProps {
  readonly name: string;
  /** What it would do now, where that is more than its name. */
  readonly title?: string;
  readonly icon: IconName;
  /** Said with `aria-disabled`, so that a button that has the focus keeps it. */
  readonly off: boolean;
  onClick(): void;
}

export function IconButton({ name, title = name, icon, off, onClick }: IconButtonProps): ReactNode {
  return (
    <button type="button" className={styles.icon} aria-label={name} title={title} aria-disabled={off} onClick={off ? undefined : onClick}>
      <Icon name={icon} />
    </button>
  );
}
