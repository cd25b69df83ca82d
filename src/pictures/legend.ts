import type { StackGeometry } from './geometry';

/** The signs of the visual language that a layer picture can show. */
export type Sign = 'layer' | 'shared' | 'flag' | 'pennant' | 'unfinished' | 'container' | 'untagged';

export const SIGN_TEXT: Readonly<Record<Sign, string>> = {
  layer: 'layer: files, read-only',
  shared: 'shared by several images, stored once',
  flag: 'name of an image',
  pennant: 'configuration, no layer',
  unfinished: 'not there yet',
  container: 'container’s own writable layer',
  untagged: 'untagged image',
};

/** Only signs that occur in this picture, in the order in which they are learnt. */
export function signsIn(geometry: StackGeometry): readonly Sign[] {
  const occurs: Readonly<Record<Sign, boolean>> = {
    layer: geometry.slabs.length > 0,
    shared: geometry.slabs.some((slab) => slab.images.length > 1),
    flag: geometry.towers.some((tower) => tower.flags.length > 0),
    pennant: geometry.towers.some((tower) => tower.pennants.length > 0),
    unfinished: geometry.slabs.some((slab) => slab.layer.state !== 'stored') || geometry.towers.some((tower) => !tower.planted),
    container: geometry.containers.length > 0,
    untagged: geometry.towers.some((tower) => tower.dangling),
  };
  const order: readonly Sign[] = ['layer', 'shared', 'flag', 'pennant', 'unfinished', 'container', 'untagged'];
  return order.filter((sign) => occurs[sign]);
}
