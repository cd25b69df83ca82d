import { counted } from '../session/counted';
import type { MachineView } from '../session/worldView';

/** What a picture shows, in one line: "2 images, 12 layers, 4 of them shared". */
export function summaryOf(machine: MachineView): string {
  if (machine.images.length === 0) return 'no images yet';
  const uses = new Map<string, number>();
  for (const image of machine.images) for (const key of image.layers) uses.set(key, (uses.get(key) ?? 0) + 1);
  const shared = [...uses.values()].filter((count) => count > 1).length;
  const parts = [counted(machine.images.length, 'image'), counted(uses.size, 'layer')];
  if (shared > 0) parts.push(shared === uses.size ? 'all shared' : `${shared} of them shared`);
  if (machine.containers.length > 0) parts.push(counted(machine.containers.length, 'container'));
  return parts.join(', ');
}
