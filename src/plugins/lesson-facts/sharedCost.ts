import type { WorldView } from '../../session/worldView';
import type { ImageFacts } from './imageFact';

/** Unpacked bytes of an image's layers: those of its base, and its own. A string says what is missing. Views are in order; the latest that has the image counts. */
export function sharedCost(
  views: readonly WorldView[],
  name: string,
  base: ImageFacts | undefined,
): { readonly sharedBytes: number; readonly ownBytes: number } | string {
  if (base === undefined) return `the catalogue lacks the base of <SharedCost image="${name}">`;
  const machine = views.flatMap((view) => view.machines).findLast(({ images }) => images.some((image) => image.names.includes(name)));
  const image = machine?.images.find((candidate) => candidate.names.includes(name));
  if (machine === undefined || image === undefined) return `no session before <SharedCost image="${name}"> leaves an image of that name`;
  const ground = new Set(base.layers.map(({ digest }) => digest));
  const layers = image.layers.flatMap((key) => machine.layers[key] ?? []);
  const bytes = (own: boolean): number =>
    layers.filter((layer) => ground.has(layer.digest) !== own).reduce((sum, layer) => sum + layer.unpackedSize, 0);
  return { sharedBytes: bytes(false), ownBytes: bytes(true) };
}
