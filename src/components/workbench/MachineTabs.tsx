import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import styles from './MachineTabs.module.css';

export interface MachineTabsProps {
  /** In order; nothing is drawn for a single one. */
  readonly machines: readonly string[];
  readonly machine: string;
  /** Id of what they switch. */
  readonly controls: string;
  /** Absent while a machine cannot be chosen, because a recording replays. */
  readonly onSelect?: (machine: string) => void;
}

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/** One terminal tab for each machine of a session (ARIA tabs, chosen by arrow keys at once). */
export function MachineTabs({ machines, machine, controls, onSelect }: MachineTabsProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  if (machines.length < 2) return null;
  const key = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const next = step && machines[step(machines.indexOf(machine), machines.length - 1)];
    if (next === undefined || !onSelect) return;
    event.preventDefault();
    event.stopPropagation();
    onSelect(next);
    list.current?.querySelector<HTMLElement>(`[data-machine="${CSS.escape(next)}"]`)?.focus();
  };
  return (
    <div ref={list} className={styles.tabs} role="tablist" aria-label="Machines" data-roving>
      {machines.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          className={styles.tab}
          data-machine={name}
          aria-selected={name === machine}
          aria-controls={controls}
          aria-disabled={!onSelect && name !== machine}
          tabIndex={name === machine ? 0 : -1}
          onKeyDown={key}
          onClick={() => onSelect?.(name)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
