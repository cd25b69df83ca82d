import { counted, grouped } from '../../session/counted';
import type { LayerFiles } from '../../session/worldView';
import { humanSize } from '../size';
import type { LayerChange } from './layerChanges';
import { mergedTree } from './mergedTree';
import type { FileNode, StackedFiles } from './mergedTree';
import { onlyLayer } from './onlyLayer';
import type { SubjectLayer } from './subjects';

/** Which layers are looked at: all of them merged, those up to one, or one by itself. */
export type Extent = { readonly kind: 'whole' } | { readonly kind: 'upTo' | 'only'; readonly layer: number };

/** A stack as far as its files are known. */
export interface KnownStack {
  readonly layers: readonly SubjectLayer[];
  /** Of each layer. */
  readonly files: readonly Answer[];
}

/** Files of a layer. `unknown`: nobody on this site can say; `failed`: they could not be loaded; undefined: they are on their way. */
export type Answer = LayerFiles | 'unknown' | 'failed' | undefined;

export interface ShownTree {
  readonly root: FileNode;
  readonly layers: readonly SubjectLayer[];
  readonly extent: Extent;
  /** Of `only`: what the layer does, by path. */
  readonly changes?: ReadonlyMap<string, LayerChange>;
  /** Index of the layer that made a directory anew, hiding all that it held below, by its path. */
  readonly opaque: ReadonlyMap<string, number>;
  /** Still loading, not on this site, or listed in part: a sentence for each. */
  readonly caveats: readonly string[];
}

export function shownTree({ layers, files }: KnownStack, extent: Extent): ShownTree {
  const stack = layers.map(({ key }, index): StackedFiles => {
    const known = files[index];
    return { key, files: typeof known === 'object' ? known : { entries: [], complete: false } };
  });
  const shown = extent.kind === 'whole' ? stack : stack.slice(0, extent.layer + 1);
  const looked = shown.flatMap((_, index) => (extent.kind === 'only' && extent.layer !== index ? [] : [index]));
  const opaque = new Map(
    looked.flatMap((index) =>
      (shown[index]?.files.entries ?? []).flatMap(({ kind, path }): [string, number][] => (kind === 'opaque' ? [[path, index]] : [])),
    ),
  );
  const tree = extent.kind === 'only' ? onlyLayer(shown, extent.layer) : { root: mergedTree(shown) };
  return { ...tree, layers, extent, opaque, caveats: caveatsOf({ layers, files }, looked) };
}

function caveatsOf({ layers, files }: KnownStack, looked: readonly number[]): readonly string[] {
  const unknown = looked.filter((index) => files[index] === 'unknown');
  const failed = looked.filter((index) => files[index] === 'failed');
  const loading = looked.filter((index) => files[index] === undefined);
  const partial = looked.filter((index) => isPartial(files[index]));
  const bytes = (indices: readonly number[]): string => humanSize(indices.reduce((sum, index) => sum + (layers[index]?.size ?? 0), 0));
  return [
    ...(loading.length > 0 ? [`The files of ${layersIn(loading.length)} are being loaded.`] : []),
    ...(unknown.length > 0 ? [`The files of ${layersIn(unknown.length)} (${bytes(unknown)}) are not on this site.`] : []),
    ...(failed.length > 0 ? [`The files of ${layersIn(failed.length)} could not be loaded. Reload the page to try again.`] : []),
    ...(partial.length > 0 ? [`Of ${layersIn(partial.length)} (${bytes(partial)} in all) a representative list of files shows.`] : []),
  ];
}

function isPartial(files: Answer): boolean {
  return typeof files === 'object' && !files.complete;
}

function layersIn(layers: number): string {
  return layers === 1 ? 'one layer' : counted(layers, 'layer');
}

/** "12.1 MB visible, 3.4 MB hidden but still stored", or what one layer does. */
export function totalsText({ root, extent, changes }: ShownTree): string {
  const { visible, hidden, files } = root.total;
  if (extent.kind !== 'only') {
    return `${counted(files, 'file')}, ${humanSize(visible)} visible${hidden > 0 ? `, ${humanSize(hidden)} hidden but still stored` : ''}`;
  }
  const each = [...(changes?.values() ?? [])];
  const number = (change: LayerChange): string => grouped(each.filter((one) => one === change).length);
  const counts = `${number('added')} added, ${number('changed')} changed, ${number('removed')} removed`;
  return `${counts}; ${humanSize(visible)} stored${hidden > 0 ? `, ${humanSize(hidden)} of the layers below hidden` : ''}`;
}
