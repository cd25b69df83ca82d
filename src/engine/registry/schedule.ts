import type { Speeds } from '../api';
import type { ChainID, Digest } from '../digest/digest';
import type { LayerTransferEvent } from '../internals';

/** A layer of an image that is not unpacked here yet, in the order of the stack. */
export interface LayerToGet {
  readonly digest: Digest;
  readonly chainId: ChainID;
  /** Compressed bytes. */
  readonly size: number;
  readonly unpackedSize: number;
  /** False when the blob is here, or comes already with a lower layer of the same digest. */
  readonly fetch: boolean;
}

/** `at` is in whole milliseconds from the beginning. `layer` is set where that layer is now unpacked. */
export interface ScheduledTransfer {
  readonly at: number;
  readonly event?: LayerTransferEvent;
  readonly unpacked?: LayerToGet;
}

/** Docker fetches so many layers at once (`max-concurrent-downloads`). */
const PARALLEL = 3;
/** Progress is known in pieces of this many bytes, and looked at ten times a second (recording 29.7.2/08 step 0). */
const PIECE = 1_048_576;
const TICK_MS = 100;

interface Download {
  readonly layer: LayerToGet;
  readonly firstByteAt: number;
  received: number;
  shown: number;
}

/**
 * The whole course of a pull on one time line: downloads at most three at a time in the order of the stack, sharing the connection
 * equally; a layer is unpacked as soon as it and all below it are. Sorted by time.
 */
export function transferSchedule(layers: readonly LayerToGet[], speeds: Speeds): readonly ScheduledTransfer[] {
  const schedule: ScheduledTransfer[] = [];
  for (const { digest, size, fetch } of layers) {
    if (fetch) {
      schedule.push({ at: 0, event: { type: 'layer.queued', digest, size } });
    }
  }
  const arrived = download(layers, speeds, schedule);
  unpack(layers, speeds, arrived, schedule);
  return schedule.sort((a, b) => a.at - b.at);
}

function download(layers: readonly LayerToGet[], speeds: Speeds, schedule: ScheduledTransfer[]): ReadonlyMap<Digest, number> {
  const arrived = new Map<Digest, number>();
  const waiting = layers.filter(({ fetch }) => fetch);
  let active: Download[] = [];
  let now = 0;
  for (;;) {
    while (active.length < PARALLEL && waiting.length > 0) {
      const layer = waiting.shift();
      if (layer !== undefined) {
        active.push({ layer, firstByteAt: now + speeds.latencyMs, received: 0, shown: 0 });
      }
    }
    if (active.length === 0) {
      return arrived;
    }
    const flowing = active.filter(({ firstByteAt }) => firstByteAt <= now);
    const bytesPerMs = speeds.downloadBytesPerSecond / 1000 / Math.max(1, flowing.length);
    const next = Math.min(
      ...active.map(({ firstByteAt, layer, received }) => (firstByteAt > now ? firstByteAt : now + (layer.size - received) / bytesPerMs)),
    );
    showProgress(flowing, now, next, bytesPerMs, schedule);
    for (const part of flowing) {
      part.received += (next - now) * bytesPerMs;
    }
    now = next;
    // Half a byte is the rounding of the shares, not a remainder.
    for (const { layer } of active.filter(({ received, layer, firstByteAt }) => firstByteAt <= now && received >= layer.size - 0.5)) {
      arrived.set(layer.digest, now);
      schedule.push({ at: Math.round(now), event: { type: 'layer.downloaded', digest: layer.digest, total: layer.size } });
    }
    active = active.filter(({ layer }) => !arrived.has(layer.digest));
  }
}

function showProgress(flowing: readonly Download[], from: number, to: number, bytesPerMs: number, schedule: ScheduledTransfer[]): void {
  for (let tick = (Math.floor(from / TICK_MS) + 1) * TICK_MS; tick < to; tick += TICK_MS) {
    for (const part of flowing) {
      const current = Math.floor((part.received + (tick - from) * bytesPerMs) / PIECE) * PIECE;
      if (current > part.shown) {
        part.shown = current;
        const { digest, size } = part.layer;
        schedule.push({ at: tick, event: { type: 'layer.downloading', digest, current, total: size } });
      }
    }
  }
}

function unpack(layers: readonly LayerToGet[], speeds: Speeds, arrived: ReadonlyMap<Digest, number>, schedule: ScheduledTransfer[]): void {
  let free = 0;
  for (const layer of layers) {
    const { digest, chainId, size, unpackedSize, fetch } = layer;
    const start = Math.round(Math.max(free, arrived.get(digest) ?? 0));
    free = Math.round(start + (unpackedSize / speeds.unpackBytesPerSecond) * 1000);
    if (fetch) {
      // Docker counts from 1: without a total it would not show a zero.
      for (let at = start, seconds = 1; at < free; at += 1000, seconds++) {
        schedule.push({ at, event: { type: 'layer.extracting', digest, seconds, total: size } });
      }
    }
    schedule.push({ at: free, unpacked: layer, ...(fetch ? { event: { type: 'layer.stored', digest, chainId } } : {}) });
  }
}
