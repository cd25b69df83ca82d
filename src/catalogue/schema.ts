/** Shapes of the catalogue's data files. Facts only: `source` says where a figure was recorded, `recorded` when. */
import * as v from 'valibot';

const digest = v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/, 'a digest is sha256: and 64 hex digits'));
const time = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'times are RFC 3339 in UTC, whole seconds'));
const bytes = v.pipe(v.number(), v.integer(), v.minValue(0));
const map = v.record(v.string(), v.object({}));

/** image-spec config.md, `config`; key order is free, the loader writes the order that Docker writes. */
export const defaultsSchema = v.strictObject({
  User: v.optional(v.string()),
  ExposedPorts: v.optional(map),
  Env: v.optional(v.array(v.string())),
  Entrypoint: v.optional(v.array(v.string())),
  Cmd: v.optional(v.array(v.string())),
  Volumes: v.optional(map),
  WorkingDir: v.optional(v.string()),
  Labels: v.optional(v.record(v.string(), v.string())),
  StopSignal: v.optional(v.string()),
});

export const historySchema = v.strictObject({
  created: time,
  /** Up to 120 characters; a longer text is cut there and ends in ` …`. */
  createdBy: v.pipe(v.string(), v.maxLength(122)),
  comment: v.optional(v.string()),
  /** True where the row left no layer. */
  empty: v.optional(v.literal(true)),
});

export const platformSchema = v.strictObject({
  /** `linux/amd64`. */
  platform: v.pipe(v.string(), v.regex(/^[a-z]+\/[a-z0-9]+(\/v\d)?$/)),
  manifest: digest,
  config: digest,
  /** Sum of the layers' compressed bytes, as the source states it. */
  compressedTotal: bytes,
  created: time,
  /** Digest and compressed bytes, base to top. */
  layers: v.pipe(v.array(v.tuple([digest, bytes])), v.minLength(1)),
  /** Oldest first; rows without `empty` are the layers in order. */
  history: v.pipe(v.array(historySchema), v.minLength(1)),
  historyQuality: v.string(),
  /** UTF-8 bytes of history text that the cut took away; the modelled size of the config counts them. */
  historyBytesCut: bytes,
  defaults: defaultsSchema,
});

export const imageSchema = v.strictObject({
  /** Names of one and the same image, the one it was recorded under first. */
  tags: v.pipe(v.array(v.string()), v.minLength(1)),
  source: v.string(),
  recorded: v.string(),
  /** Absent where the tag's index was not recorded: the tag then names the amd64 manifest. */
  index: v.optional(v.strictObject({ digest, mediaType: v.string() })),
  platforms: v.pipe(v.array(platformSchema), v.minLength(1)),
});

export const repositorySchema = v.strictObject({ repository: v.string(), images: v.array(imageSchema) });

export const layerSchema = v.strictObject({
  digest,
  name: v.optional(v.string()),
  /** Only where recorded. */
  diffId: v.optional(digest),
  /** Disk blocks of the unpacked layer, in bytes. */
  unpacked: bytes,
  unpackedSource: v.picklist(['measured', 'stated', 'modelled']),
  /** What the figure rests on. */
  unpackedFrom: v.string(),
  /** Name of the file list in rootfs/ that stands for the layer. */
  list: v.string(),
});

export const layersSchema = v.strictObject({ about: v.string(), layers: v.array(layerSchema) });

export const documentsSchema = v.strictObject({
  about: v.string(),
  documents: v.array(v.strictObject({ digest, mediaType: v.string(), text: v.string() })),
});

const links = v.record(v.string(), v.record(v.string(), v.string()));

/** A layer's file list. Words are separated by blanks; see `fileList.ts` for how they are read. */
export const fileListSchema = v.strictObject({
  source: v.string(),
  /** True when every entry of the layer is listed with its real size. */
  exact: v.boolean(),
  note: v.string(),
  /** Another list that this one builds on. */
  like: v.optional(v.string()),
  /** Modification time of entries that name none, in seconds. */
  mtime: v.pipe(v.number(), v.integer()),
  /** `path mode [uid:gid] [@mtime]`. */
  directories: v.optional(v.array(v.string())),
  /** `path mode size [uid:gid] [@mtime] [sha256]`. */
  files: v.optional(v.array(v.string())),
  /** Directory to names: executables of `programSize` bytes. */
  programs: v.optional(v.record(v.string(), v.string())),
  programSize: v.optional(bytes),
  /** Target to directory to names. */
  symlinks: v.optional(links),
  hardlinks: v.optional(links),
  /** Identity files whose text is held. */
  texts: v.optional(v.record(v.string(), v.string())),
});

export const containerNamesSchema = v.strictObject({ source: v.string(), left: v.array(v.string()), right: v.array(v.string()) });

export type CatalogueImage = v.InferOutput<typeof imageSchema>;
export type CataloguePlatform = v.InferOutput<typeof platformSchema>;
export type CatalogueRepository = v.InferOutput<typeof repositorySchema>;
export type CatalogueLayer = v.InferOutput<typeof layerSchema>;
export type FileList = v.InferOutput<typeof fileListSchema>;
