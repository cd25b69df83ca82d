import type { Speeds } from '../engine/api';

/** A connection of 100 Mbit/s at home, and a laptop's solid-state disk. */
export const laptopSpeeds: Speeds = {
  downloadBytesPerSecond: 12_500_000,
  latencyMs: 60,
  unpackBytesPerSecond: 250_000_000,
};
