import type { ReactNode } from 'react';
import type { NamesGeometry, NamesItem } from '../../pictures/names/geometry';
import { namesPicture } from '../../pictures/names/names';
import { namesItems, namesNeighbour } from '../../pictures/names/navigation';
import { namesSummary } from '../../pictures/names/outline';
import type { WorldView } from '../../session/worldView';
import type { Drawing, LegendEntry, PictureDefinition } from '../picture/definition';
import { signEntries } from '../picture/Glyph';
import { Flag } from './Flag';
import styles from './Names.module.css';
import { NamesTables } from './NamesTables';
import { namesDetails } from './namesDetails';
import { Yard } from './Yard';
import { Stone } from './Stone';

/** Tags as labels on digests, across machines and registries. */
export function namesDefinition(view: WorldView): PictureDefinition<NamesGeometry, NamesItem> {
  return {
    title: 'Names and what they point to',
    summary: namesSummary(view),
    ...(view.machines.length === 0 ? { empty: 'There is no machine yet.' } : {}),
    keys: 'Arrow keys go from name to name and from digest to digest, Enter keeps the details open.',
    layout: ({ width }) => namesPicture(view, { width }),
    items: namesItems,
    neighbour: namesNeighbour,
    related: sameDigest,
    digestOf: (item) => item.placed.image?.id ?? item.placed.digest,
    details: (item) => namesDetails(view, item),
    legend: (geometry) => ({
      entries: legendOf(geometry),
      statement: 'The same colour and mark is the same digest, wherever it stands. A name is a label: moving it copies nothing.',
    }),
    draw,
    list: () => <NamesTables view={view} />,
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
    </>
  );
}

/** The same digest at every place, with its names: others step back. */
function sameDigest(geometry: NamesGeometry, id: string): ReadonlySet<string> | undefined {
  const items = namesItems(geometry);
  const active = items.find((item) => item.id === id);
  if (!active || active.placed.digest === '') return undefined;
  return new Set(items.filter((item) => item.placed.digest === active.placed.digest).map((item) => item.id));
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
  ];
}
