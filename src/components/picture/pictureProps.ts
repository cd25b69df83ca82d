import type { LayerFiles, WorldView } from '../../session/worldView';

/** What every picture kind is given. */
export interface PictureProps {
  readonly view: WorldView;
  /** Unique on the page. */
  readonly id: string;
  /** Of the whole figure, in px; it scrolls within. */
  readonly fixedHeight?: number;
  readonly compact?: boolean;
  /** Nothing will come alive here, and markup is dear: one layout, for a phone's width, instead of one for each of two. */
  readonly narrow?: boolean;
  /** Digest or ID that lights up: from terminal, glossary, another picture. */
  readonly highlight?: string;
  /** Told the digest or ID of what is pointed at; `undefined` when nothing is. */
  readonly onActive?: (digest: string | undefined) => void;
  /** Files of a layer by layer key; absent where nobody can say. Whoever has them at hand gives them at once, so that they are in the first paint. */
  readonly layerFiles?: (key: string) => LayerFiles | undefined | Promise<LayerFiles | undefined>;
}
