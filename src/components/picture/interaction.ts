import type { KeyboardEvent, PointerEvent } from 'react';

/** How a picture answers; absent in still pictures and in the first paint. All ids are those of the geometry's items. */
export interface Interaction {
  /** The one item that Tab reaches. */
  readonly tabStop: string | undefined;
  /** The item whose details show. */
  readonly active: string | undefined;
  readonly pinned: string | undefined;
  /** Items that belong to the active one; others step back. `undefined`: none does. */
  readonly related: ReadonlySet<string> | undefined;
  /** Whether the item is drawn wherever it is: the focus may be on it, or its details show. */
  readonly keeps: (id: string) => boolean;
  /** Whether pressing opens something else instead of pinning details. */
  readonly opens: (id: string) => boolean;
  readonly answers: Answers;
  readonly release: () => void;
}

/** What an item does when it is met. The same object for as long as the picture is there, so that an item which looks the same need not be drawn anew. */
export interface Answers {
  /** Whether the item is new in this layout. What is only scrolled to, and all of the first measured layout, just stands. */
  readonly arrives: (id: string) => boolean;
  readonly enter: (id: string, event: PointerEvent) => void;
  readonly leave: () => void;
  readonly focus: (id: string) => void;
  readonly blur: () => void;
  readonly press: (id: string) => void;
  readonly key: (id: string, event: KeyboardEvent) => void;
}
