import type { PulledLayer } from '../events';
import type { ResolvedImage } from '../internals';
import type { layersOf } from './fetch';

/** The layers of an image as events tell of them before the first byte travels, base to top. */
export function pulledLayers(image: ResolvedImage, layers: ReturnType<typeof layersOf>): readonly PulledLayer[] {
  const made = image.config.history.filter((entry) => entry.empty_layer !== true);
  return layers.flatMap(({ layer }, index) => {
    const diffId = image.config.rootfs.diff_ids[index];
    if (diffId === undefined) {
      return [];
    }
    const { digest, chainId, size, fetch } = layer;
    return [{ digest, diffId, chainId, size, createdBy: made[index]?.created_by ?? '', alreadyExists: !fetch }];
  });
}
