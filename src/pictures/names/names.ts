import type { WorldView } from '../../session/worldView';
import { flagOutline } from '../banner';
import { FLAG_GAP, FLAG_HEIGHT, LINE_HEIGHT, nameLines } from '../flags';
import type { GroundShape } from '../geometry';
import { shortId } from '../stackOutline';
import { fitText, MONO_ADVANCE } from '../text';
import { documentedImages } from './documentTree';
import { chainOf } from './documents';
import type { CourseShape, NamesGeometry, NameShape, PlaceShape, StoneShape } from './geometry';
import { placesOf } from './places';
import type { Place, PlacedDigest, PlacedName } from './places';

export interface NamesOptions {
  /** Room, in px. */
  readonly width: number;
  /** Image ID whose documents are drawn. Where only one image has documents, they are drawn without being chosen. */
  readonly chosen?: string;
}

const PLACE_GAP = 14;
const PLACE_LEAST = 232;
const PADDING = 14;
const TITLE = 30;
const COLUMN_GAP = 12;
const COLUMN_LEAST = 112;
const COLUMN_MOST = 220;
const STREET_GAP = 22;
const STONE = 28;
const COURSE = 8;
const SEAM = 2;
const MOST_COURSES = 8;
const POLE_INSET = 10;
const POLE_FOOT = 10;
const FLAG_PADDING = 20;
const CAPTION = 18;
const EMPTY = 44;

/** Machines and registries beside each other, each with its digests and the names planted on them. A digest keeps its order at every place. */
export function namesPicture(world: WorldView, { width, chosen }: NamesOptions): NamesGeometry {
  const places = placesOf(world);
  const perRow = Math.max(1, Math.min(places.length, Math.floor((width + PLACE_GAP) / (PLACE_LEAST + PLACE_GAP))));
  const placeWidth = Math.floor((width - (perRow - 1) * PLACE_GAP) / perRow);
  const built: { places: PlaceShape[]; stones: StoneShape[]; names: NameShape[] } = { places: [], stones: [], names: [] };
  let y = 0;
  let column = 0;
  for (let from = 0; from < places.length; from += perRow) {
    const row = places.slice(from, from + perRow).map((place, index) => {
      const yard = yardOf(place, { x: index * (placeWidth + PLACE_GAP), y, width: placeWidth, column });
      column += Math.max(1, place.digests.length);
      return yard;
    });
    const height = Math.max(...row.map((yard) => yard.place.height));
    for (const yard of row.map((each) => lowered(each, height - each.place.height))) {
      built.places.push({ ...yard.place, height });
      built.stones.push(...yard.stones);
      built.names.push(...yard.names);
    }
    y += height + PLACE_GAP;
  }
  const documented = documentedImages(world);
  const shown = documented.length === 1 ? documented[0]?.id : chosen;
  const chain = shown === undefined ? undefined : chainOf(world, shown, { y, width });
  const height = chain ? chain.y + chain.height : Math.max(0, y - PLACE_GAP);
  return { width, height, room: width, ...built, ...(chain ? { chain } : {}) };
}

/** Places beside each other stand on one ground, so that their towers can be compared. */
function lowered({ place, stones, names }: Yard, by: number): Yard {
  const down = <Shape extends { readonly y: number }>(shape: Shape): Shape => ({ ...shape, y: shape.y + by });
  return {
    place: { ...place, grounds: place.grounds.map(down) },
    names: names.map(down),
    stones: stones.map((stone) => ({
      ...down(stone),
      courses: stone.courses.map(down),
      ...(stone.pole ? { pole: { ...stone.pole, top: stone.pole.top + by, foot: stone.pole.foot + by } } : {}),
      ...(stone.caption ? { caption: down(stone.caption) } : {}),
    })),
  };
}

interface Site {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Number of its first column. */
  readonly column: number;
}

interface Yard {
  readonly place: PlaceShape;
  readonly stones: readonly StoneShape[];
  readonly names: readonly NameShape[];
}

function yardOf(place: Place, site: Site): Yard {
  const inner = site.width - 2 * PADDING;
  const perStreet = Math.max(1, Math.min(place.digests.length, Math.floor((inner + COLUMN_GAP) / (COLUMN_LEAST + COLUMN_GAP))));
  const columnWidth = Math.min(COLUMN_MOST, Math.floor((inner - (perStreet - 1) * COLUMN_GAP) / perStreet));
  const stones: StoneShape[] = [];
  const names: NameShape[] = [];
  const grounds: GroundShape[] = [];
  let y = site.y + TITLE;
  for (let from = 0; from < place.digests.length; from += perStreet) {
    const street = place.digests.slice(from, from + perStreet);
    const ground = y + Math.max(...street.map((placed) => heightOf(placed, columnWidth)));
    street.forEach((placed, index) => {
      const tower = towerOf(place, placed, {
        x: site.x + PADDING + index * (columnWidth + COLUMN_GAP),
        ground,
        width: columnWidth,
        column: site.column + from + index,
      });
      stones.push(tower.stone);
      names.push(...tower.names);
    });
    grounds.push({ x: site.x + PADDING / 2, y: ground, width: site.width - PADDING });
    y = ground + STREET_GAP;
  }
  const bottom = place.digests.length === 0 ? site.y + TITLE + EMPTY : y - STREET_GAP + PADDING;
  return {
    stones,
    names,
    place: {
      id: `place ${place.title}`,
      kind: place.kind,
      title: fitText(place.title, inner, MONO_ADVANCE),
      ...(place.digests.length === 0 ? { empty: place.kind === 'machine' ? 'no images' : 'no tags' } : {}),
      grounds,
      x: site.x,
      y: site.y,
      width: site.width,
      height: bottom - site.y,
    },
  };
}

interface TowerSite {
  readonly x: number;
  readonly ground: number;
  readonly width: number;
  readonly column: number;
}

function towerOf(
  place: Place,
  placed: PlacedDigest,
  site: TowerSite,
): { readonly stone: StoneShape; readonly names: readonly NameShape[] } {
  const { courses, more, height } = coursesOf(placed, site);
  const stoneY = site.ground - height - STONE;
  const bannerHeights = placed.names.map((name) => bannerHeight(name, site.width));
  const top = stoneY - POLE_FOOT - bannerHeights.reduce((sum, banner) => sum + banner + FLAG_GAP, -FLAG_GAP);
  let y = top;
  const names = placed.names.map((name, index): NameShape => {
    const lines = nameLines(name.shown, site.width - POLE_INSET - FLAG_PADDING);
    const length = Math.ceil(Math.max(...lines.map((line) => Array.from(line).length)) * MONO_ADVANCE) + FLAG_PADDING;
    const bannerBox = { x: site.x + POLE_INSET, y, width: length, height: bannerHeights[index] ?? FLAG_HEIGHT };
    y += bannerBox.height + FLAG_GAP;
    return {
      kind: 'name',
      id: `name ${name.id}`,
      place: place.title,
      name,
      placed,
      column: site.column,
      storey: placed.names.length - index,
      ...bannerBox,
      outline: flagOutline(bannerBox.width, bannerBox.height),
      lines,
      fullText: name.fullName,
    };
  });
  const label = placed.digest === '' ? 'on its way' : shortId(placed.digest);
  return {
    names,
    stone: {
      kind: 'digest',
      id: `digest ${placed.id}`,
      place: place.title,
      placed,
      column: site.column,
      storey: 0,
      x: site.x,
      y: stoneY,
      width: site.width,
      height: STONE,
      label: fitText(label, site.width - 30, MONO_ADVANCE),
      courses,
      more,
      ...(names.length > 0 ? { pole: { x: site.x + POLE_INSET, top, foot: stoneY } } : {}),
      ...(placed.untagged ? { caption: { text: 'untagged', x: site.x + 2, y: stoneY - 6 } } : {}),
    },
  };
}

function coursesOf(
  placed: PlacedDigest,
  site: TowerSite,
): { readonly courses: readonly CourseShape[]; readonly more: number; readonly height: number } {
  const down = [...placed.layers].reverse();
  const shown = down.slice(Math.max(0, down.length - MOST_COURSES));
  const height = shown.length * (COURSE + SEAM);
  const courses = shown.map((digest, index) => ({
    digest,
    x: site.x,
    y: site.ground - height + SEAM + index * (COURSE + SEAM),
    width: site.width,
    height: COURSE,
  }));
  return { courses, more: down.length - shown.length, height };
}

function bannerHeight(name: PlacedName, width: number): number {
  return FLAG_HEIGHT + (nameLines(name.shown, width - POLE_INSET - FLAG_PADDING).length - 1) * LINE_HEIGHT;
}

/** From the ground to the top of the highest flag. */
function heightOf(placed: PlacedDigest, width: number): number {
  const courses = Math.min(MOST_COURSES, placed.layers.length) * (COURSE + SEAM);
  const flags = placed.names.reduce((sum, name) => sum + bannerHeight(name, width) + FLAG_GAP, 0);
  return courses + STONE + (flags > 0 ? POLE_FOOT - FLAG_GAP + flags : CAPTION);
}
