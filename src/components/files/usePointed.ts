import { useState } from 'react';

export interface Pointed {
  /** Path of the row that details are shown of: pointed at; else pinned; else with the focus. */
  readonly active: string | undefined;
  readonly pinned: string | undefined;
  readonly hover: (path: string | undefined) => void;
  readonly focus: (path: string | undefined) => void;
  /** Pins a row, or lets go of it. */
  readonly press: (path: string) => void;
  /** Nothing is pointed at any more. */
  readonly release: () => void;
}

/** As in the other pictures (`useInteraction`), for rows known by their paths. `onActive` is told whenever another one is active. */
export function usePointed(onActive: (path: string | undefined) => void): Pointed {
  const [hovered, setHovered] = useState<string>();
  const [focused, setFocused] = useState<string>();
  const [pinned, setPinned] = useState<string>();
  const point = (next: { readonly hovered?: string; readonly focused?: string; readonly pinned?: string }): void => {
    setHovered(next.hovered);
    setFocused(next.focused);
    setPinned(next.pinned);
    onActive(next.hovered ?? next.pinned ?? next.focused);
  };
  const now = {
    ...(hovered === undefined ? {} : { hovered }),
    ...(focused === undefined ? {} : { focused }),
    ...(pinned === undefined ? {} : { pinned }),
  };
  const changed = (key: keyof typeof now, path: string | undefined): void => {
    const { [key]: _, ...rest } = now;
    point(path === undefined ? rest : { ...rest, [key]: path });
  };
  return {
    active: hovered ?? pinned ?? focused,
    pinned,
    hover: (path) => changed('hovered', path),
    focus: (path) => changed('focused', path),
    press: (path) => changed('pinned', pinned === path ? undefined : path),
    release: () => point({}),
  };
}
