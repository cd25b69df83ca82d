import { counted } from './counted';
import type { WorldView } from './worldView';

/** One sentence on what is on its way at this moment, from the view alone; undefined when nothing is. */
export function underway(view: WorldView): string | undefined {
  for (const { images, layers } of view.machines) {
    const image = images.find((candidate) => candidate.state !== 'stored');
    if (image === undefined) continue;
    const name = image.expectedName ?? 'an image';
    const own = image.layers.flatMap((key) => layers[key] ?? []);
    if (image.state === 'building') return `Building ${name}`;
    const existing = own.filter((layer) => layer.reused === 'exists').length;
    const stored = own.filter((layer) => layer.state === 'stored').length - existing;
    const here = existing === 0 ? '' : `${existing} already exist${existing === 1 ? 's' : ''}, `;
    return `Pulling ${name}: of ${counted(own.length, 'layer')} ${here}${stored} stored`;
  }
  return undefined;
}
