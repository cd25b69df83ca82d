import type { BuildEvent } from '../engine/events';
import type { LayerState } from './worldView';

/** How far a layer of a base has got. */
export interface LayerProgress {
  /** Of the compressed blob. */
  readonly digest: string;
  readonly state: Exclude<LayerState, 'building'>;
  /** Compressed bytes that have come, of `total`; 0 once they are unpacked. */
  readonly current: number;
  readonly total: number;
}

/**
 * What a sub-line of a build's `FROM` tells of a layer: `sha256:…` while it is fetched, `extracting sha256:…` while it is unpacked (recording
 * 29.7.2/05 step 23). Undefined for every other sub-line.
 */
export function layerProgress({
  id,
  current = 0,
  total = 0,
  done,
}: Omit<Extract<BuildEvent, { type: 'vertex.status' }>, 'type' | 'vertex' | 'started'>): LayerProgress | undefined {
  const [, unpacking, digest] = /^(extracting )?(sha256:[0-9a-f]{64})$/.exec(id) ?? [];
  if (digest === undefined) return undefined;
  // Every layer is announced at once, though only three are fetched at a time.
  const state = unpacking !== undefined ? (done ? 'stored' : 'extracting') : done ? 'downloaded' : current > 0 ? 'downloading' : 'waiting';
  return { digest, state, current, total };
}
