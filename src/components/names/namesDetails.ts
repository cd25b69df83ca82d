import type { NamesItem } from '../../pictures/names/geometry';
import { documentRows, nameState } from '../../pictures/names/outline';
import { placesOf } from '../../pictures/names/places';
import { humanSize } from '../../pictures/size';
import { shortId } from '../../pictures/stackOutline';
import type { ImageView, WorldView } from '../../session/worldView';
import type { DetailsContent, Fact } from '../picture/definition';

/** What is known of a name or a digest: where else it stands, and the documents that it leads to. */
export function namesDetails(view: WorldView, item: NamesItem): DetailsContent {
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
  const sizes = new Map(
    view.machines.flatMap((machine) => Object.values(machine.layers).map((layer) => [layer.digest, layer.size] as const)),
  );
  const rows = documentRows(image, sizes);
  if (rows.length === 0) return undefined;
  const lines = rows.map(
    (row) => `${'  '.repeat(row.depth)}${shortId(row.digest)}  ${row.what}, ${row.size}${row.here ? '' : ', not fetched'}`,
  );
  return { term: 'Leads to', value: lines.join('\n'), typed: true };
}
