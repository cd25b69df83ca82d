import type { TransferLayerView } from './worldView';

/**
 * `moved` in MiB: downloads progress by whole ones, ten times a second, and dividing by a power of two loses nothing. Left out where the
 * state tells it, because nothing of the layer has travelled or all.
 */
export type WireTransferLayer = Omit<TransferLayerView, 'moved'> & { readonly mebibytes?: number };

const MEBIBYTE = 2 ** 20;

export function encodeTransferLayer({ moved, ...layer }: TransferLayerView): WireTransferLayer {
  return moved === movedByState(layer) ? layer : { ...layer, mebibytes: moved / MEBIBYTE };
}

export function decodeTransferLayer({ mebibytes, ...layer }: WireTransferLayer): TransferLayerView {
  return { ...layer, moved: mebibytes === undefined ? movedByState(layer) : mebibytes * MEBIBYTE };
}

function movedByState({ state, size }: WireTransferLayer): number {
  return state === 'moved' || state === 'unpacking' || state === 'done' ? size : 0;
}
