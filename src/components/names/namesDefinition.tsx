import type { ReactNode } from 'react';
import type { DocumentShape, NamesGeometry, NamesItem } from '../../pictures/names/geometry';
import { namesPicture } from '../../pictures/names/names';
import { namesItems, namesNeighbour } from '../../pictures/names/navigation';
import { namesSummary } from '../../pictures/names/outline';
import type { WorldView } from '../../session/worldView';
import type { Drawing, LegendEntry, PictureDefinition } from '../picture/definition';
import { signEntries } from '../picture/Glyph';
import { Chain } from './Chain';
import { DocumentLists } from './DocumentList';
import { Flag } from './Flag';
import styles from './Names.module.css';
import { NamesTables } from './NamesTables';
import { namesDetails } from './namesDetails';
import { Yard } from './Yard';
import { Stone } from './Stone';

interface NamesChoice {
  /** Image ID whose documents are drawn. */
  readonly chosen?: string;
  readonly onChoose?: (digest: string) => void;
}

/** Tags as labels on digests, across machines and registries, and the documents that a digest leads to. */
export function namesDefinition(view: WorldView, { chosen, onChoose }: NamesChoice = {}): PictureDefinition<NamesGeometry, NamesItem> {
  return {
    title: 'Names and what they point to',
    summary: namesSummary(view),
    ...(view.machines.length === 0 ? { empty: 'There is no machine yet.' } : {}),
    keys: 'Arrow keys go from name to name, from digest to digest and down to the documents of the digest chosen last; Enter keeps the details open.',
    layout: ({ width }) => namesPicture(view, { width, chosen }),
    items: namesItems,
    neighbour: namesNeighbour,
    related: sameDigest,
    digestOf: (item) => (item.kind === 'document' ? item.digest : (item.placed.image?.id ?? item.placed.digest)),
    choose: (item) => {
      if (item.kind !== 'document') onChoose?.(item.placed.digest);
    },
    details: (item) => namesDetails(view, item),
    legend: (geometry) => ({
      entries: legendOf(geometry),
      statement: 'The same colour and mark is the same digest, wherever it stands. A name is a label: moving it copies nothing.',
    }),
    draw,
    list: () => (
      <>
        <NamesTables view={view} />
        <DocumentLists view={view} />
      </>
    ),
  };
}

function draw(geometry: NamesGeometry, drawing: Drawing): ReactNode {
  return (
    <>
      {geometry.places.map((place) => (
        <Yard key={place.id} place={place} />
      ))}
      {geometry.stones.map((stone) => (
        <Stone key={stone.id} stone={stone} drawing={drawing} />
      ))}
      {geometry.names.map((name) => (
        <Flag key={name.id} shape={name} drawing={drawing} />
      ))}
      {geometry.chain && <Chain chain={geometry.chain} drawing={drawing} />}
    </>
  );
}

/** The same digest at every place, with its names and its documents; a document with what it leads to and what leads to it. Others step back. */
function sameDigest(geometry: NamesGeometry, id: string): ReadonlySet<string> | undefined {
  const items = namesItems(geometry);
  const active = items.find((item) => item.id === id);
  if (!active) return undefined;
  if (active.kind === 'document') return lineOf(geometry, active);
  const { digest } = active.placed;
  if (digest === '') return undefined;
  return new Set(items.filter((item) => (item.kind === 'document' ? item.of : item.placed.digest) === digest).map((item) => item.id));
}

function lineOf({ chain, stones }: NamesGeometry, active: DocumentShape): ReadonlySet<string> {
  const line = new Set(stones.filter((stone) => stone.placed.digest === active.of).map((stone) => stone.id));
  const documents = chain?.documents ?? [];
  const parents = new Map(documents.map((document) => [document.id, document.parent]));
  for (let id: string | undefined = active.id; id !== undefined; id = parents.get(id)) line.add(id);
  // Each stands after what names it.
  const below = new Set([active.id]);
  for (const { id, parent } of documents) if (parent !== undefined && below.has(parent)) below.add(id);
  return new Set([...line, ...below]);
}

function legendOf(geometry: NamesGeometry): readonly LegendEntry[] {
  const entries = signEntries(geometry.names.length > 0 ? ['flag'] : []);
  const behind = geometry.names.some((name) => name.name.behind);
  const untagged = geometry.stones.some((stone) => stone.placed.untagged);
  return [
    ...entries,
    ...(geometry.stones.length > 0
      ? [{ text: 'digest of an image, over its layers', glyph: <path className={styles.glyphStone} d="M2 1h18v7H2zM2 10h18M2 13h18" /> }]
      : []),
    ...(behind
      ? [{ text: 'its registry has moved this tag since', glyph: <path className={styles.glyphBehind} d="M2 2h18l-4 4l4 4H2z" /> }]
      : []),
    ...(untagged ? signEntries(['untagged']) : []),
    ...documentEntries(geometry),
  ];
}

function documentEntries({ chain }: NamesGeometry): readonly LegendEntry[] {
  if (!chain) return [];
  const isAbsent = chain.documents.some(({ node, counted }) => (node ?? counted?.nodes[0])?.here === false);
  return [
    { text: 'document that an ID leads to', glyph: <path className={styles.glyphSheet} d="M2 1h18v12H2zM7 1v12" /> },
    ...signEntries(chain.documents.some(({ outline }) => outline !== undefined) ? ['pennant'] : []),
    ...(isAbsent ? signEntries(['unfinished']) : []),
  ];
}
