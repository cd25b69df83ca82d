/**
 * The JSON schemas of the OCI image specification 1.1 (schema/image-layout-schema.json, image-index-schema.json,
 * image-manifest-schema.json, config-schema.json, content-descriptor.json), as far as our documents use them.
 */
import * as v from 'valibot';

const mediaType = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9!#$&\-^_.+]{0,126}\/[A-Za-z0-9][A-Za-z0-9!#$&\-^_.+]{0,126}(;.*)?$/));
const digest = v.pipe(v.string(), v.regex(/^sha256:[a-f0-9]{64}$/));
const int64 = v.pipe(v.number(), v.integer(), v.minValue(0));
const annotations = v.record(v.string(), v.string());
const dateTime = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/));

const platform = v.object({
  architecture: v.string(),
  os: v.string(),
  'os.version': v.optional(v.string()),
  'os.features': v.optional(v.array(v.string())),
  variant: v.optional(v.string()),
});

const descriptor = v.object({
  mediaType,
  size: int64,
  digest,
  urls: v.optional(v.array(v.string())),
  data: v.optional(v.string()),
  artifactType: v.optional(mediaType),
  annotations: v.optional(annotations),
  platform: v.optional(platform),
});

export const imageLayoutSchema = v.object({ imageLayoutVersion: v.literal('1.0.0') });

export const imageIndexSchema = v.object({
  schemaVersion: v.literal(2),
  mediaType: v.optional(v.literal('application/vnd.oci.image.index.v1+json')),
  artifactType: v.optional(mediaType),
  manifests: v.array(descriptor),
  subject: v.optional(descriptor),
  annotations: v.optional(annotations),
});

export const imageManifestSchema = v.object({
  schemaVersion: v.literal(2),
  mediaType: v.optional(v.literal('application/vnd.oci.image.manifest.v1+json')),
  artifactType: v.optional(mediaType),
  config: descriptor,
  layers: v.pipe(v.array(descriptor), v.minLength(1)),
  subject: v.optional(descriptor),
  annotations: v.optional(annotations),
});

const emptyObjects = v.nullish(v.record(v.string(), v.strictObject({})));

export const imageConfigSchema = v.object({
  created: v.optional(dateTime),
  author: v.optional(v.string()),
  architecture: v.string(),
  variant: v.optional(v.string()),
  os: v.string(),
  config: v.optional(
    v.object({
      User: v.optional(v.string()),
      ExposedPorts: emptyObjects,
      Env: v.nullish(v.array(v.string())),
      Entrypoint: v.nullish(v.array(v.string())),
      Cmd: v.nullish(v.array(v.string())),
      Volumes: emptyObjects,
      WorkingDir: v.optional(v.string()),
      Labels: v.nullish(v.record(v.string(), v.string())),
      StopSignal: v.optional(v.string()),
      ArgsEscaped: v.optional(v.boolean()),
    }),
  ),
  rootfs: v.object({ type: v.literal('layers'), diff_ids: v.array(digest) }),
  history: v.optional(
    v.array(
      v.object({
        created: v.optional(dateTime),
        author: v.optional(v.string()),
        created_by: v.optional(v.string()),
        comment: v.optional(v.string()),
        empty_layer: v.optional(v.boolean()),
      }),
    ),
  ),
});
