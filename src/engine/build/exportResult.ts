import type { BuildOptions, BuildResult } from '../api';
import type { EpochMs } from '../clock';
import type { ResolvedImage } from '../internals';
import type { Platform } from '../oci/platform';
import { familiarName } from '../reference/parse';
import type { Reference } from '../reference/reference';
import type { BuildRequest } from './buildRequest';
import { exportRecords } from './cacheRecords';
import { exportImage } from './exportImage';
import { packageUrl } from './provenance';
import type { SolvedBuild } from './solve';
import type { StagePlan } from './stage/stagePlan';

/** Stores what the target left as an image under `names`, with the statement on how it came about. */
export async function exportResult(
  { internals, options, platform, progress, source }: BuildRequest,
  target: StagePlan,
  { result, madeLayers }: SolvedBuild,
  about: { readonly names: readonly string[]; readonly started: EpochMs; readonly images: readonly ResolvedImage[] },
): Promise<Omit<BuildResult, 'imageId'>> {
  const packageOf = (name: Reference): string => packageUrl(familiarName(name), name.tag ?? 'latest', platform);
  const vertex = progress.start('exporting to image', 'export');
  const { image, ref, predicate } = await exportImage(
    internals,
    {
      image: withLabels(target, options.labels),
      chainId: result.chainId,
      layerTimes: result.layerTimes,
      madeLayers,
      names: about.names,
      packages: options.names.map(packageOf),
      platform: options.platform ?? platformOfImage(target),
      started: about.started,
      dockerfileName: source.fileName,
      materials: about.images.map(({ reference, target: { digest } }) => ({ uri: packageOf(reference), digest })),
      args: frontendArgs(options),
      hidesArgs: [options.buildArgs, options.labels].some((given) => Object.keys(given ?? {}).length > 0),
    },
    vertex,
  );
  vertex.done();
  exportRecords(internals, result.record);
  internals.collectGarbage();
  return { image, ref, provenance: predicate };
}

/** What Buildx asks of the frontend and the provenance keeps, in order of keys (BuildKit, provenance.FilterArgs). */
function frontendArgs({ noCache, target }: BuildOptions): Readonly<Record<string, string>> {
  return { ...(noCache === true ? { 'no-cache': '' } : {}), ...(target === undefined ? {} : { target }) };
}

function withLabels(plan: StagePlan, labels: BuildOptions['labels']): StagePlan['image'] {
  if (!labels || Object.keys(labels).length === 0) return plan.image;
  return { ...plan.image, config: { ...plan.image.config, Labels: { ...plan.image.config.Labels, ...labels } } };
}

/** Unless a platform is asked for, the image has that of its base. */
function platformOfImage({ image: { os, architecture, variant } }: StagePlan): Platform {
  return { os, architecture, ...(variant !== undefined ? { variant } : {}) };
}
