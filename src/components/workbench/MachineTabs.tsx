import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import styles from './MachineTabs.module.css';

export interface MachineTabsProps {
  /** In order. */
  readonly machines: readonly string[];
  /** Place of the one whose terminal shows. */
  readonly machine: number;
  /** Place of the one on which something happens. */
  readonly acting: number | undefined;
  /** What is said of that one while another shows. */
  readonly mark: string;
  /** Panels are called `<id>-0`, `<id>-1` …, their tabs `<id>-0-tab` … */
  readonly id: string;
  /** `pressed`: by a pointer, not by arrow keys. */
  onSelect(machine: number, pressed: boolean): void;
}

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/** One terminal tab for each machine of a session (ARIA tabs, chosen by arrow keys at once). */
export function MachineTabs({ machines, machine, acting, mark, id, onSelect }: MachineTabsProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const key = (event: KeyboardEvent): void => {
    const next = steps[event.key]?.(machine, machines.length - 1);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onSelect(next, false);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div ref={list} className={styles.tabs} role="tablist" aria-label="Machines" data-roving>
      {machines.map((name, place) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${id}-${place}-tab`}
          className={styles.tab}
          aria-selected={place === machine}
          aria-controls={`${id}-${place}`}
          tabIndex={place === machine ? 0 : -1}
          onKeyDown={key}
          onClick={(event) => onSelect(place, event.detail > 0)}
        >
          {name}
          {place === acting && place !== machine && (
            <span className={styles.acting}>
              <span aria-hidden="true">▸</span> {mark}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
