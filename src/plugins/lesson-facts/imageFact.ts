import { parseNormalized } from '../../engine/reference/parse';
import type { ImageConfig } from '../../engine/oci/imageConfig';
import type { ImageIndex } from '../../engine/oci/imageIndex';
import type { Manifest } from '../../engine/oci/manifest';
import { isIndexType } from '../../engine/oci/mediaType';
import { linuxAmd64, matchesPlatform } from '../../engine/oci/platform';
import type { Registry } from '../../engine/registry/registry';
import { sizeText } from '../../session/summary';

/** What `<Fact image="…" is="…" />` can say of an image; with `with="…"`, of what it has in common with another. */
export const factKinds = [
  'layers',
  'historyRows',
  'download',
  'month',
  'sharedLayers',
  'sharedDownload',
  'newLayers',
  'newDownload',
] as const;
export type FactKind = (typeof factKinds)[number];

const comparisons: readonly FactKind[] = ['sharedLayers', 'sharedDownload', 'newLayers', 'newDownload'];
export const isComparison = (kind: FactKind): boolean => comparisons.includes(kind);

export interface ImageFacts {
  readonly config: ImageConfig;
  /** Base to top: digest and compressed bytes. */
  readonly layers: readonly { readonly digest: string; readonly size: number }[];
}

/** An image of a registry for linux/amd64; undefined when the registry lacks it. */
export function imageFacts(registry: Registry, name: string): ImageFacts | undefined {
  const parsed = parseNormalized(name);
  if (!parsed.ok) return undefined;
  const target = registry.resolve(parsed.reference);
  if (target === undefined) return undefined;
  const manifest = isIndexType(target.mediaType)
    ? (registry.document(target.digest)?.value as ImageIndex | undefined)?.manifests.find(
        (entry) => entry.platform !== undefined && matchesPlatform(linuxAmd64, entry.platform),
      )
    : target;
  // A descriptor's media type says which document it names; `value` cannot tell.
  const { config, layers } = (manifest && (registry.document(manifest.digest)?.value as Manifest | undefined)) ?? {};
  const value = config && (registry.document(config.digest)?.value as ImageConfig | undefined);
  return value === undefined || layers === undefined ? undefined : { config: value, layers };
}

const bytes = (layers: ImageFacts['layers']): number => layers.reduce((sum, { size }) => sum + size, 0);

/** The text of a fact. `other` is the image that is on the machine already, for comparisons. */
export function factText(kind: FactKind, image: ImageFacts, other: ImageFacts | undefined): string {
  const present = new Set((other?.layers ?? []).map(({ digest }) => digest));
  const shared = image.layers.filter(({ digest }) => present.has(digest));
  const added = image.layers.filter(({ digest }) => !present.has(digest));
  switch (kind) {
    case 'layers':
      return spelled(image.layers.length);
    case 'historyRows':
      return spelled(image.config.history.length);
    case 'download':
      return sizeText(bytes(image.layers));
    case 'month':
      return monthOf(image.config.created ?? '');
    case 'sharedLayers':
      return spelled(shared.length);
    case 'sharedDownload':
      return sizeText(bytes(shared));
    case 'newLayers':
      return spelled(added.length);
    case 'newDownload':
      return sizeText(bytes(added));
  }
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Numbers up to twelve are written out in prose. */
function spelled(count: number): string {
  return words[count] ?? String(count);
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function monthOf(created: string): string {
  const [year = '', month = ''] = created.split('-');
  return `${months[Number(month) - 1] ?? ''} ${year}`.trim();
}
