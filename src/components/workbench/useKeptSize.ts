import { useSyncExternalStore } from 'react';
import { keepNumber, keptNumber } from './keptNumber';

export interface KeptSize {
  /** Undefined: as the style sheet has it. */
  readonly size: number | undefined;
  /** Undefined resets. */
  readonly setSize: (size: number | undefined) => void;
}

/** Sizes as chosen on this page: where storage is blocked they last as long as it. All panes share them. */
const chosen = new Map<string, number | undefined>();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function sizeOf(name: string): number | undefined {
  if (!chosen.has(name)) chosen.set(name, keptNumber(name));
  return chosen.get(name);
}

/** A size that the reader chose. The server and the first paint know of none. */
export function useKeptSize(name: string): KeptSize {
  const size = useSyncExternalStore(
    subscribe,
    () => sizeOf(name),
    () => undefined,
  );
  const setSize = (next: number | undefined): void => {
    chosen.set(name, next);
    keepNumber(name, next);
    for (const listener of [...listeners]) listener();
  };
  return { size, setSize };
}
