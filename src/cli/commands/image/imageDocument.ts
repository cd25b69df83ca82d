import type { ImageRecord } from '../../../engine/api';
import { rfc3339Nano } from '../../format/goTime';
import { sortedKeys } from '../../format/goJson';

/** Keys of `Config` in the order in which Docker 29 writes them (moby dockerspec over image-spec; recording 29.7.2/05 step 10). */
const CONFIG_KEYS = [
  'User',
  'ExposedPorts',
  'Env',
  'Entrypoint',
  'Cmd',
  'Volumes',
  'WorkingDir',
  'Labels',
  'StopSignal',
  'ArgsEscaped',
  'Healthcheck',
  'OnBuild',
  'Shell',
] as const;

/** Keys that hold Go maps, which print sorted. */
const MAPS: ReadonlySet<string> = new Set(['ExposedPorts', 'Volumes', 'Labels']);

/** What `docker image inspect` prints of an image, key order and omissions included (recording 29.7.2/01 steps 46 and 47). */
export function imageDocument(image: ImageRecord): Record<string, unknown> {
  const { config } = image;
  const comment = config.history.at(-1)?.comment;
  const { pulledFrom, builds } = image.identity;
  return {
    Id: image.id,
    RepoTags: image.names,
    RepoDigests: image.repoDigests,
    ...optional('Parent', image.lineage?.[0]?.id),
    ...optional('Comment', comment),
    ...optional('Created', config.created),
    ...optional('Author', config.author),
    Config: containerDefaults(config.config),
    Architecture: config.architecture,
    ...optional('Variant', config.variant),
    Os: config.os,
    Size: image.inspectSize,
    RootFS: { Type: 'layers', Layers: config.rootfs.diff_ids },
    Metadata: { LastTagTime: rfc3339Nano(image.lastTagTime) },
    Descriptor: image.target,
    ...(pulledFrom.length === 0 && builds.length === 0
      ? {}
      : {
          Identity: {
            ...(pulledFrom.length === 0 ? {} : { Pull: pulledFrom.map((repository) => ({ Repository: repository })) }),
            ...(builds.length === 0 ? {} : { Build: builds.map((build) => ({ Ref: build.ref, CreatedAt: rfc3339Nano(build.createdAt) })) }),
          },
        }),
  };
}

/** With the field `Parent` the daemon writes a document of its own, whose keys are sorted throughout (recording 29.7.2/03 step 43). */
export function printedImageDocument(image: ImageRecord): Record<string, unknown> {
  const document = imageDocument(image);
  return image.lineage === undefined ? document : deeplySorted(document);
}

function deeplySorted(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const sorted = (value: unknown): unknown => (Array.isArray(value) ? value.map(sorted) : isRecord(value) ? deeplySorted(value) : value);
  return sortedKeys(Object.fromEntries(Object.entries(record).map(([key, value]) => [key, sorted(value)])));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One sentence when DiffIDs shown are stand-ins; undefined when all are recorded or measured. */
export function standInNotice(image: ImageRecord): string | undefined {
  const standIns = image.layers.filter((layer) => !layer.diffIdRecorded).length;
  if (standIns === 0) return undefined;
  const name = image.names[0] ?? image.id;
  return `layer-by-layer: the RootFS layers (DiffIDs) of ${name} are stand-ins, because the recorded facts of this catalogue image do not state them.\n`;
}

function containerDefaults(config: ImageRecord['config']['config']): Record<string, unknown> {
  const entries = CONFIG_KEYS.flatMap((key) => {
    const value: unknown = config[key];
    if (isEmpty(value)) return [];
    return [[key, MAPS.has(key) ? sortedKeys({ ...(config[key] as Readonly<Record<string, unknown>>) }) : value] as const];
  });
  return Object.fromEntries(entries);
}

/** Go's `omitempty`. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function optional(key: string, value: string | undefined): Record<string, string> {
  return value === undefined || value === '' ? {} : { [key]: value };
}
