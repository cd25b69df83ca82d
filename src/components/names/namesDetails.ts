import { DOCUMENT_PURPOSE, documentName, layerSizesOf } from '../../pictures/names/documentTree';
import type { DocumentShape, NamesItem } from '../../pictures/names/geometry';
import { documentRows, nameState } from '../../pictures/names/outline';
import { placesOf } from '../../pictures/names/places';
import { humanSize } from '../../pictures/size';
import { shortId } from '../../pictures/stackOutline';
import type { ImageView, WorldView } from '../../session/worldView';
import type { DetailsContent, Fact } from '../picture/definition';

/** What is known of a name or a digest: where else it stands, and the documents that it leads to. */
export function namesDetails(view: WorldView, item: NamesItem): DetailsContent {
  if (item.kind === 'document') return documentDetails(item);
  const { placed } = item;
  const head = item.kind === 'name' ? item.name.fullName : placed.digest === '' ? 'On its way' : `Digest ${shortId(placed.digest)}`;
  const state = item.kind === 'name' ? nameState(placed, item.name.behind) : placed.untagged ? 'no name points to it' : '';
  const image = placed.image ?? imageOf(view, placed.digest);
  const facts: readonly (Fact | undefined)[] = [
    item.kind === 'name' ? { term: 'Where', value: item.place } : undefined,
    state === '' ? undefined : { term: 'State', value: state },
    placed.digest === '' ? undefined : { term: digestTerm(image), value: placed.digest, typed: true },
    placed.digest === '' ? undefined : { term: 'Stands at', value: standsAt(view, placed.digest).join(', ') },
    image && { term: 'Size', value: `${humanSize(image.contentSize)} content; ${humanSize(image.diskUsage)} on disk` },
    documentsFact(view, image),
  ];
  return { head, facts: facts.filter((fact) => fact !== undefined) };
}

function imageOf(view: WorldView, digest: string): ImageView | undefined {
  return view.machines.flatMap((machine) => machine.images).find((image) => image.id === digest && image.state === 'stored');
}

/** Which kind of digest a name points to, where a machine holds the document. */
function digestTerm(image: ImageView | undefined): string {
  const role = image?.documents?.[0]?.role;
  return role === undefined ? 'Points to the digest' : `Points to the digest of an ${role === 'index' ? 'index' : 'image manifest'}`;
}

function standsAt(view: WorldView, digest: string): readonly string[] {
  return placesOf(view)
    .filter((place) => place.digests.some((placed) => placed.digest === digest))
    .map((place) => place.title);
}

function documentsFact(view: WorldView, image: ImageView | undefined): Fact | undefined {
  if (!image) return undefined;
  const rows = documentRows(image, layerSizesOf(view));
  if (rows.length === 0) return undefined;
  const lines = rows.map(
    (row) => `${'  '.repeat(row.depth)}${shortId(row.digest)}  ${row.what}, ${row.size}${row.here ? '' : ', not fetched'}`,
  );
  return { term: 'Leads to', value: lines.join('\n'), typed: true };
}

function documentDetails({ node, counted }: DocumentShape): DetailsContent {
  if (!node) {
    const lines = (counted?.nodes ?? []).map((each) => `${shortId(each.digest)}  ${documentName(each)}, ${humanSize(each.size)}`);
    return { head: counted?.text ?? '', facts: [{ term: 'These are', value: lines.join('\n'), typed: true }] };
  }
  const { role, digest, mediaType, size, here, children } = node;
  const name = documentName(node);
  const facts: readonly (Fact | undefined)[] = [
    { term: 'What it is', value: `${name}: ${DOCUMENT_PURPOSE[role]}` },
    { term: 'Digest', value: digest, typed: true },
    mediaType === undefined ? undefined : { term: 'Media type', value: mediaType, typed: true },
    { term: 'Size', value: role === 'layer' ? `${humanSize(size)} compressed` : humanSize(size) },
    here ? undefined : { term: 'State', value: 'not fetched: it is for another platform or was not asked for' },
    children.length === 0
      ? undefined
      : { term: 'Names', value: children.map((child) => `${shortId(child.digest)}  ${documentName(child)}`).join('\n'), typed: true },
  ];
  return { head: `${name[0]?.toUpperCase() ?? ''}${name.slice(1)} ${shortId(digest)}`, facts: facts.filter((fact) => fact !== undefined) };
}
