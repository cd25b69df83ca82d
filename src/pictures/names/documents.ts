import type { ImageView, WorldView } from '../../session/worldView';
import { pennantOutline } from '../banner';
import type { Box } from '../geometry';
import { shortId, titleOf } from '../stackOutline';
import { humanSize } from '../size';
import { fitName, fitText, MONO_ADVANCE, SANS_ADVANCE, WORD_ADVANCE } from '../text';
import { documentTree, documentedImages, layerSizesOf } from './documentTree';
import type { DocumentNode } from './documentTree';
import { fewer } from './fewerDocuments';
import type { Counted } from './fewerDocuments';
import type { ChainShape, DocumentShape } from './geometry';

const TITLE = 26;
const PADDING = 14;
/** From here on columns stand beside each other: index, manifests, what they name. Below, each is indented under what names it. */
const COLUMNS_FROM = 620;
const COLUMN_GAP = 30;
const INDENT = 22;
const GAP = 8;
const BOX = 58;
const SLAB = 26;
const SEAM = 3;
/** Left of the text: band and mark. */
export const BAND = 26;
const MARGIN = 10;
/** A column is not wider than what stands in it needs. */
const WIDEST = 320;

/** The documents that an image ID leads to, as boxes linked to what names them. `undefined` where nobody here holds them. */
export function chainOf(world: WorldView, digest: string, site: { readonly y: number; readonly width: number }): ChainShape | undefined {
  const image = documentedImages(world).find((each) => each.id === digest);
  const root = image && documentTree(image, layerSizesOf(world));
  return image && root && chainShape(image, root, site);
}

interface Plan {
  readonly image: ImageView;
  readonly left: number;
  readonly right: number;
  /** Width of a column and what is between two; absent where documents are indented. */
  readonly column?: number;
  readonly documents: DocumentShape[];
}

function chainShape(image: ImageView, root: DocumentNode, { y, width }: { readonly y: number; readonly width: number }): ChainShape {
  const room = width - 2 * PADDING;
  const depth = depthOf(root);
  const column = width < COLUMNS_FROM ? undefined : Math.min(WIDEST, Math.floor((room - (depth - 1) * COLUMN_GAP) / depth));
  const documents: DocumentShape[] = [];
  const bottom = put(root, 0, y + TITLE + GAP, undefined, { image, left: PADDING, right: width - PADDING, column, documents });
  const title = fitName(`${titleOf(image)} leads to`, room, SANS_ADVANCE);
  return { id: `chain ${image.id}`, of: image.id, title, documents, x: 0, y, width, height: bottom + PADDING - y };
}

/** Places a document and, beside or below it, all that it names; returns where the room for it ends. */
function put(node: DocumentNode | Counted, depth: number, y: number, parent: DocumentShape | undefined, plan: Plan): number {
  const { column } = plan;
  const x = plan.left + depth * (column === undefined ? INDENT : column + COLUMN_GAP);
  const width = column ?? Math.min(WIDEST + 60, plan.right - x);
  const shape = documentShape(node, parent, { x, y, width }, plan);
  plan.documents.push(shape);
  const own = y + shape.height;
  let next = column === undefined ? own + GAP : y;
  let end = own;
  for (const child of 'role' in node ? fewer(node.children) : []) {
    end = put(child, depth + 1, next, shape, plan);
    next = end + (isSlab(child) ? SEAM : GAP);
  }
  return Math.max(own, end);
}

function documentShape(
  node: DocumentNode | Counted,
  parent: DocumentShape | undefined,
  { x, y, width }: Pick<Box, 'x' | 'y' | 'width'>,
  { image, column }: Plan,
): DocumentShape {
  const height = isSlab(node) ? SLAB : BOX;
  const box = { x, y, width, height };
  const shared = {
    kind: 'document',
    of: image.id,
    parent: parent?.id,
    ...box,
    link: parent && linkTo(box, parent, column !== undefined),
  } as const;
  const textRoom = width - BAND - MARGIN;
  if (!('role' in node)) {
    const label = fitText(node.text, textRoom, WORD_ADVANCE);
    return { ...shared, id: `document ${image.id} ${node.id}`, counted: node, digest: '', label, figure: '', notes: [] };
  }
  const { role, digest, size, mediaType = '', platform } = node;
  const figure = humanSize(size);
  const labelRoom = textRoom - figure.length * SANS_ADVANCE - MARGIN;
  const id = `document ${image.id} ${digest}`;
  if (role === 'layer') {
    return { ...shared, id, node, digest, label: fitText(shortId(digest), labelRoom, MONO_ADVANCE), figure, notes: [] };
  }
  // In full in the details and in the list.
  const type = mediaType.replace(/^application\/(?:vnd\.)?/, '');
  const full = platform === undefined ? role : `${role} ${platform}`;
  // Of a manifest the platform tells most.
  const label = fitText(full.length * WORD_ADVANCE <= labelRoom ? full : (platform ?? role), labelRoom, WORD_ADVANCE);
  const outline = role === 'config' ? { outline: pennantOutline(width, height) } : {};
  return { ...shared, id, node, digest, label, figure, notes: [shortId(digest), fitName(type, textRoom, MONO_ADVANCE)], ...outline };
}

/** From what names it: in columns from its right edge, else down from its foot. */
function linkTo(box: Box, parent: Box, columns: boolean): string {
  const middle = box.y + box.height / 2;
  if (!columns) return `M${parent.x + INDENT / 2} ${parent.y + parent.height}V${middle}H${box.x}`;
  const from = parent.y + parent.height / 2;
  const turn = box.x - COLUMN_GAP / 2;
  return from === middle
    ? `M${parent.x + parent.width} ${from}H${box.x}`
    : `M${parent.x + parent.width} ${from}H${turn}V${middle}H${box.x}`;
}

function isSlab(node: DocumentNode | Counted): boolean {
  return !('role' in node) || node.role === 'layer';
}

function depthOf(node: DocumentNode): number {
  return 1 + Math.max(0, ...node.children.map(depthOf));
}
