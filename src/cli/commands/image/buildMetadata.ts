import type { BuildResult } from '../../../engine/api';
import { goJson, sortedKeys } from '../../format/goJson';

/** What `--metadata-file` writes (recording 29.7.2/05 step 75). `names` as the build shows them, with domain. */
export function buildMetadata({ imageId, image, ref, provenance }: BuildResult, names: readonly string[]): string {
  const { mediaType, digest, size } = image.target;
  return goJson(
    sortedKeys<unknown>({
      'buildx.build.provenance': provenance,
      'buildx.build.ref': `default/default/${ref}`,
      'containerimage.descriptor': { mediaType, digest, size },
      'containerimage.digest': imageId,
      ...(names.length === 0 ? {} : { 'image.name': names.join(',') }),
    }),
    2,
  );
}
