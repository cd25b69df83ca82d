import type { Engine } from '../engine/api';
import type { PulledLayer } from '../engine/events';
import { chainIds } from '../engine/layer/chainId';
import { parseNormalized } from '../engine/reference/parse';
import { imageForPlatform } from '../engine/registry/resolve';

/**
 * The layers of the image that a `FROM` vertex names (`[1/4] FROM docker.io/library/alpine:3.20@sha256:…`), base to top, as its registry
 * serves them; none when it does not: a stage or an image made here shows its layers when the build tells of them.
 */
export function baseLayers(
  vertexName: string,
  engine: Pick<Engine, 'registries' | 'platform'>,
  isHere: (layerKey: string) => boolean,
): readonly PulledLayer[] {
  const parsed = parseNormalized(/ FROM (\S+)/.exec(vertexName)?.[1] ?? '');
  if (!parsed.ok) return [];
  const registry = engine.registries.registry(parsed.reference.domain);
  const target = registry?.resolve(parsed.reference);
  if (registry === undefined || target === undefined) return [];
  const image = imageForPlatform(parsed.reference, target, engine.platform, false, ({ digest }) => registry.document(digest)?.value);
  if (image === undefined) return [];
  const diffIds = image.config.rootfs.diff_ids;
  const keys = chainIds(diffIds);
  const rows = image.config.history.filter((entry) => entry.empty_layer !== true);
  return image.manifestValue.layers.flatMap(({ digest, size }, index) => {
    const diffId = diffIds[index];
    const chainId = keys[index];
    if (diffId === undefined || chainId === undefined) return [];
    return [{ digest, size, diffId, chainId, createdBy: rows[index]?.created_by ?? '', alreadyExists: isHere(chainId) }];
  });
}
