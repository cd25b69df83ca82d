import { counted } from '../../session/counted';
import type { ImageView, WorldView } from '../../session/worldView';
import { humanSize } from '../size';
import { shortId } from '../stackOutline';
import { DOCUMENT_PURPOSE, documentName, documentTree } from './documentTree';
import type { DocumentNode } from './documentTree';
import { placesOf } from './places';
import type { Place, PlacedDigest } from './places';

export interface NameRow {
  /** '' for an untagged image. */
  readonly name: string;
  /** Shortened; '' while it is on its way. */
  readonly digest: string;
  readonly state: string;
}

export interface PlaceOutline {
  readonly title: string;
  readonly kind: 'machine' | 'registry';
  /** One for each name, and one for each digest that has none. */
  readonly rows: readonly NameRow[];
}

/** The picture's content as text. */
export function namesOutline(world: WorldView): readonly PlaceOutline[] {
  return placesOf(world).map((place) => ({
    title: place.title,
    kind: place.kind,
    rows: place.digests.flatMap((placed): readonly NameRow[] => {
      const digest = placed.digest === '' ? '' : shortId(placed.digest);
      if (placed.names.length === 0) return [{ name: '', digest, state: 'no name points to it' }];
      return placed.names.map((name) => ({ name: name.shown, digest, state: nameState(placed, name.behind) }));
    }),
  }));
}

export function nameState(placed: PlacedDigest, behind: boolean): string {
  if (!placed.planted) return placed.image?.state === 'building' ? 'being built' : 'being pulled';
  return behind ? 'the registry has moved this tag to another digest since' : '';
}

/** In one line: "laptop: 3 names on 2 images; registry.example.com: 2 tags on 1 digest; 1 name behind its registry". */
export function namesSummary(world: WorldView): string {
  const places = placesOf(world);
  const parts = places.map((place) => `${place.title}: ${tally(place)}`);
  const behind = places.flatMap((place) => place.digests.flatMap((placed) => placed.names)).filter((name) => name.behind).length;
  const untagged = places.flatMap((place) => place.digests).filter((placed) => placed.untagged).length;
  if (behind > 0) parts.push(`${counted(behind, 'name')} behind ${behind === 1 ? 'its' : 'their'} registry`);
  if (untagged > 0) parts.push(`${counted(untagged, 'image')} without a name`);
  return parts.join('; ');
}

function tally({ kind, digests }: Place): string {
  if (digests.length === 0) return kind === 'machine' ? 'no images' : 'no tags';
  const names = digests.reduce((sum, placed) => sum + placed.names.length, 0);
  return `${counted(names, kind === 'machine' ? 'name' : 'tag')} on ${counted(digests.length, kind === 'machine' ? 'image' : 'digest')}`;
}

/** What an image ID leads to, as rows of a tree. */
export interface DocumentRow {
  /** 0 for the document that the ID names. */
  readonly depth: number;
  readonly what: string;
  readonly digest: string;
  readonly size: string;
  readonly here: boolean;
}

/** The documents of an image as rows; empty where they are not known. */
export function documentRows(image: ImageView, layers: ReadonlyMap<string, number>): readonly DocumentRow[] {
  const root = documentTree(image, layers);
  return root ? rowsUnder(root, 0) : [];
}

function rowsUnder(node: DocumentNode, depth: number): readonly DocumentRow[] {
  const { digest, here, size, children } = node;
  const what = `${documentName(node)}: ${DOCUMENT_PURPOSE[node.role]}`;
  return [{ depth, what, digest, size: humanSize(size), here }, ...children.flatMap((child) => rowsUnder(child, depth + 1))];
}
