import type { DocumentView, ImageView, WorldView } from '../../session/worldView';

/** A document of an image, or a layer that one names, with what it leads to. */
export interface DocumentNode {
  readonly role: DocumentView['role'] | 'layer';
  readonly digest: string;
  /** Absent for a layer where the manifest's own words are not known. */
  readonly mediaType?: string;
  /** Of a manifest in an index. */
  readonly platform?: string;
  /** Bytes; of a layer, compressed. */
  readonly size: number;
  /** Whether the machine holds it. */
  readonly here: boolean;
  /** In the order in which it names them. */
  readonly children: readonly DocumentNode[];
}

/** Index → manifests → config and layers; `undefined` where the documents are not known. Each once, under the first that names it. */
export function documentTree(image: ImageView, layerSizes: ReadonlyMap<string, number>): DocumentNode | undefined {
  const documents = new Map((image.documents ?? []).map((document) => [document.digest, document]));
  const seen = new Set<string>();
  const grow = (digest: string, layerType?: string): readonly DocumentNode[] => {
    if (seen.has(digest)) return [];
    seen.add(digest);
    const document = documents.get(digest);
    const layerSize = layerSizes.get(digest);
    if (document) {
      const { role, mediaType, platform, size, here, refersTo, layerTypes = [] } = document;
      // A manifest names its config, then its layers.
      const children = refersTo.flatMap((named, index) => grow(named, layerTypes[index - 1] ?? layerTypes[0]));
      return [{ role, digest, mediaType, platform, size, here, children }];
    }
    return layerSize === undefined ? [] : [{ role: 'layer', digest, mediaType: layerType, size: layerSize, here: true, children: [] }];
  };
  const root = image.documents?.[0];
  return root && grow(root.digest)[0];
}

/** Compressed sizes of all layers of a world, by the digest that manifests name. */
export function layerSizesOf(world: WorldView): ReadonlyMap<string, number> {
  return new Map(world.machines.flatMap((machine) => Object.values(machine.layers).map((layer) => [layer.digest, layer.size] as const)));
}

/** One image for each image ID whose documents a machine of the world holds, in the order in which the machines have them. */
export function documentedImages(world: WorldView): readonly ImageView[] {
  const images = new Map<string, ImageView>();
  for (const image of world.machines.flatMap((machine) => machine.images)) {
    if (image.state === 'stored' && (image.documents ?? []).length > 0 && !images.has(image.id)) images.set(image.id, image);
  }
  return [...images.values()];
}

/** What a document is called: `manifest for linux/amd64`. */
export function documentName({ role, platform }: Pick<DocumentNode, 'role' | 'platform'>): string {
  return platform === undefined ? role : `${role} for ${platform}`;
}

/** What it is for, in a few words. */
export const DOCUMENT_PURPOSE: Readonly<Record<DocumentNode['role'], string>> = {
  index: 'one entry for each platform',
  manifest: 'names config and layers',
  config: 'settings and history',
  attestation: 'how it was built',
  layer: 'files, compressed',
};
