import type { FetchedBase } from '../events';
import type { EngineInternals } from '../internals';
import { referenceString } from '../reference/parse';
import { layersOf } from '../registry/fetch';
import { pulledLayers } from '../registry/pulledLayers';
import type { SharedBase } from './sharedBases';

/**
 * What these bases, fetched in this order, bring over the line. A layer that two of them have comes with the first. A
 * base of which no layer has to travel is left out.
 */
export function basesToFetch(internals: EngineInternals, bases: readonly SharedBase[]): readonly FetchedBase[] {
  const coming = new Set<string>();
  return bases.flatMap(({ image }) => {
    const layers = pulledLayers(image, layersOf(internals, image)).map((layer) => {
      const alreadyExists = layer.alreadyExists || coming.has(layer.digest);
      coming.add(layer.digest);
      return { ...layer, alreadyExists };
    });
    if (layers.every(({ alreadyExists }) => alreadyExists)) return [];
    return [{ reference: referenceString(image.reference), layers }];
  });
}
