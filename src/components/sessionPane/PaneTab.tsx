import { useEffect, useRef, type ReactNode } from 'react';
import styles from './PaneFrame.module.css';

interface PaneTabProps {
  /** The pane's. */
  readonly id: string;
  readonly part: 'terminal' | 'picture' | 'files';
  readonly label: string;
  /** Chosen at first, and again when the chosen tab goes away. */
  readonly first?: boolean;
}

/** One choice of a narrow pane. The parts follow it by style sheet. */
export function PaneTab({ id, part, label, first = false }: PaneTabProps): ReactNode {
  const radio = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const own = radio.current;
    return () => {
      if (own?.checked && !first) showPart(document.getElementById(`${id}-terminal`)?.parentElement, 'terminal');
    };
  }, [id, first]);
  return (
    <>
      <input
        ref={radio}
        className={styles.choice}
        type="radio"
        name={`${id}-part`}
        id={`${id}-${part}`}
        data-part={part}
        defaultChecked={first}
      />
      <label className={styles.tab} htmlFor={`${id}-${part}`}>
        {label}
      </label>
    </>
  );
}

/** Turns a narrow pane to one of its parts; on a wide one all show anyway. `within` is the pane or something in it that holds the tabs. */
export function showPart(within: Element | null | undefined, part: PaneTabProps['part']): void {
  const choice = within?.querySelector<HTMLInputElement>(`[data-part="${part}"]`);
  if (choice) choice.checked = true;
}
