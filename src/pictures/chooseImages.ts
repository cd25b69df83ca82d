import type { MachineView, WorldView } from '../session/worldView';
import { shortId } from './stackOutline';

/**
 * One machine with only the images asked for, by name or ID, in the order of the machine; all of them where nothing is asked. The first
 * machine unless one is named. Throws with what there is to choose from, for this is an author's mistake.
 */
export function chooseImages(world: WorldView, images?: readonly string[], machineName?: string): MachineView {
  const machine = machineName === undefined ? world.machines[0] : world.machines.find((candidate) => candidate.name === machineName);
  if (!machine) throw new Error(`no machine ${machineName ?? ''}; there are: ${world.machines.map((each) => each.name).join(', ')}`);
  if (!images) return machine;
  const isAskedFor = (wish: string, image: MachineView['images'][number]): boolean =>
    image.names.includes(wish) || image.id === wish || shortId(image.id) === wish;
  for (const wish of images) {
    if (machine.images.some((image) => isAskedFor(wish, image))) continue;
    const names = machine.images.flatMap((image) => (image.names.length > 0 ? image.names : [shortId(image.id)]));
    throw new Error(`no image ${wish} on ${machine.name}; there are: ${names.join(', ')}`);
  }
  const chosen = machine.images.filter((image) => images.some((wish) => isAskedFor(wish, image)));
  const keys = new Set(chosen.flatMap((image) => image.layers));
  const ids = new Set(chosen.map((image) => image.id));
  return {
    name: machine.name,
    images: chosen,
    layers: Object.fromEntries(Object.entries(machine.layers).filter(([key]) => keys.has(key))),
    containers: machine.containers.filter((container) => ids.has(container.image)),
  };
}
