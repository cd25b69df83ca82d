import * as v from 'valibot';
import type { FileView, LayerFiles } from './worldView';

/** Characters of a side file; the largest of the site is a tenth of this. */
export const largestLayerFiles = 4_000_000;

const letters = { f: 'file', d: 'directory', s: 'symlink', h: 'hardlink', w: 'whiteout', o: 'opaque' } as const;
type Letter = keyof typeof letters;

/** Path, kind, size, permission bits, target of a link; what is missing at the end is not known or 0. */
type WireEntry = readonly [path: string, kind: Letter, size?: number, mode?: number, target?: string];

const natural = v.pipe(v.number(), v.integer(), v.minValue(0));
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
const kind = v.picklist(['f', 'd', 's', 'h', 'w', 'o']);

const schema = v.strictObject({
  version: v.literal(1),
  complete: v.boolean(),
  entries: v.pipe(
    v.array(
      v.union([
        v.strictTuple([path, kind]),
        v.strictTuple([path, kind, natural]),
        v.strictTuple([path, kind, natural, natural]),
        v.strictTuple([path, kind, natural, natural, v.string()]),
      ]),
    ),
    v.maxLength(100_000),
  ),
});

/**
 * Where the files of a layer stand, relative to the recordings; undefined for a key that is no ChainID: of a layer that is still being made.
 * The key says what is in the layer, so recordings of the whole site share one file for it.
 */
export function layerFilesPath(key: string): string | undefined {
  const hex = /^sha256:([0-9a-f]{16})[0-9a-f]{48}$/.exec(key)?.[1];
  return hex === undefined ? undefined : `layers/${hex}.json`;
}

export function encodeLayerFiles({ complete, entries }: LayerFiles): string {
  return JSON.stringify({ version: 1, complete, entries: entries.map(wireEntry) });
}

function wireEntry({ path: name, kind: what, size, mode, target }: FileView): WireEntry {
  const letter = (Object.keys(letters) as Letter[]).find((one) => letters[one] === what) ?? 'f';
  if (target !== undefined) return [name, letter, size, mode ?? 0, target];
  if (mode !== undefined) return [name, letter, size, mode];
  return size === 0 ? [name, letter] : [name, letter, size];
}

/** Of a side file's text. Our own build wrote it, yet it is taken for data and nothing more: undefined for what is no such file. */
export function decodeLayerFiles(text: string): LayerFiles | undefined {
  if (text.length > largestLayerFiles) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = v.safeParse(schema, data);
  if (!result.success) return undefined;
  const { complete, entries } = result.output;
  return {
    complete,
    entries: entries.map(([name, letter, size = 0, mode, target]): FileView => {
      return {
        path: name,
        kind: letters[letter],
        size,
        ...(mode === undefined ? {} : { mode }),
        ...(target === undefined ? {} : { target }),
      };
    }),
  };
}

/** Gives the text behind a URL of this site, or undefined where there is none. */
export type FetchText = (url: string) => Promise<string | undefined>;

/** The files of a recording's layers, by layer key. Each is asked for once, and again after a failure; undefined where nobody can say. */
export function layerFilesLoader(recordingUrl: string, fetchText: FetchText): (key: string) => Promise<LayerFiles | undefined> {
  const folder = recordingUrl.replace(/[^/]*$/, '');
  const asked = new Map<string, Promise<LayerFiles | undefined>>();
  return (key) => {
    const beside = layerFilesPath(key);
    if (beside === undefined) return Promise.resolve(undefined);
    const known = asked.get(key);
    if (known !== undefined) return known;
    const asking = fetchText(folder + beside).then((text) => (text === undefined ? undefined : decodeLayerFiles(text)));
    asked.set(key, asking);
    asking.catch(() => asked.delete(key));
    return asking;
  };
}
