import { counted } from '../../session/counted';
import { humanSize } from '../size';
import type { DocumentNode } from './documentTree';

/** Several documents in one box, where all would be too many. */
export interface Counted {
  /** Unique among what one document names. */
  readonly id: string;
  readonly text: string;
  readonly nodes: readonly DocumentNode[];
}

/** More layers than these are counted in the middle of the stack: its base and its top say most. */
const MOST_LAYERS = 12;
const TOP_LAYERS = 6;
/** More manifests that were not fetched than these are counted. */
const MOST_ABSENT = 3;

/** What a document names, as it is drawn: documents, then layers as they lie on one another, the base lowest. */
export function fewer(children: readonly DocumentNode[]): readonly (DocumentNode | Counted)[] {
  const documents = children.filter((child) => child.role !== 'layer');
  const layers = children.filter((child) => child.role === 'layer').reverse();
  return [...fewerDocuments(documents), ...fewerLayers(layers)];
}

function fewerDocuments(documents: readonly DocumentNode[]): readonly (DocumentNode | Counted)[] {
  const absent = documents.filter((document) => !document.here);
  if (absent.length <= MOST_ABSENT) return documents;
  const text = `${counted(absent.length, 'more manifest')}, not fetched`;
  return [...documents.filter((document) => document.here), { id: 'not fetched', text, nodes: absent }];
}

function fewerLayers(layers: readonly DocumentNode[]): readonly (DocumentNode | Counted)[] {
  if (layers.length <= MOST_LAYERS) return layers;
  const from = layers.length - (MOST_LAYERS - TOP_LAYERS - 1);
  const between = layers.slice(TOP_LAYERS, from);
  const text = `${counted(between.length, 'more layer')}, ${humanSize(between.reduce((sum, layer) => sum + layer.size, 0))}`;
  return [...layers.slice(0, TOP_LAYERS), { id: 'more layers', text, nodes: between }, ...layers.slice(from)];
}
