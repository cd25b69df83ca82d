import type { MachineView } from '../session/worldView';
import type { Measure } from './geometry';
import { sizeOf } from './slab';
import { humanSize } from './size';

/** Bytes of all layers, each counted once, and as often as an image has it. */
export interface Sharing {
  readonly stored: number;
  readonly withoutSharing: number;
  /** Some of it is an estimate. */
  readonly about: boolean;
}

export function sharingOf(machine: MachineView, measure: Measure): Sharing {
  const layers = Object.values(machine.layers);
  const uses = machine.images.flatMap((image) => image.layers.map((key) => machine.layers[key]));
  const used = new Set(uses);
  return {
    stored: layers.reduce((sum, layer) => sum + (used.has(layer) ? sizeOf(layer, measure) : 0), 0),
    withoutSharing: uses.reduce((sum, layer) => sum + (layer ? sizeOf(layer, measure) : 0), 0),
    about: measure === 'unpacked' && layers.some((layer) => layer.unpackedSizeSource !== 'measured'),
  };
}

/** "238MB of layers stored, 347MB without sharing"; nothing where nothing is shared. */
export function sharingText(machine: MachineView, measure: Measure): string | undefined {
  const { stored, withoutSharing, about } = sharingOf(machine, measure);
  if (stored === withoutSharing) return undefined;
  const sign = about ? '≈' : '';
  return `${sign}${humanSize(stored)} of layers stored, ${sign}${humanSize(withoutSharing)} without sharing`;
}
