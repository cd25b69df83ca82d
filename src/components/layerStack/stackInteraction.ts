import type { KeyboardEvent, PointerEvent } from 'react';

/** How a picture answers; absent in static pictures and in the first paint. All ids are those of the geometry's items. */
export interface StackInteraction {
  /** The one item that Tab reaches. */
  readonly tabStop: string | undefined;
  /** The item whose details show. */
  readonly active: string | undefined;
  readonly pinned: string | undefined;
  /** Items that belong to the active one; others step back. `undefined`: none does. */
  readonly related: ReadonlySet<string> | undefined;
  readonly enter: (id: string, event: PointerEvent) => void;
  readonly leave: () => void;
  readonly focus: (id: string) => void;
  readonly blur: () => void;
  readonly press: (id: string) => void;
  readonly key: (id: string, event: KeyboardEvent) => void;
  readonly release: () => void;
}
