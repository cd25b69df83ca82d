import type { MachineView } from '../../session/worldView';
import type { Item, Measure, SlabShape, StackGeometry, TowerShape } from '../../pictures/geometry';
import { layerStack } from '../../pictures/layerStack';
import { signsIn } from '../../pictures/legend';
import { itemsOf, neighbour } from '../../pictures/navigation';
import { sharingText } from '../../pictures/sharing';
import { SCALE_STATEMENT } from '../../pictures/slabHeight';
import { summaryOf } from '../../pictures/summary';
import type { Drawing, PictureDefinition } from '../picture/definition';
import { signEntries } from '../picture/Glyph';
import signs from '../picture/signs.module.css';
import { Container } from './Container';
import { detailsOf } from './details';
import { OutlineList } from './OutlineList';
import { Slab } from './Slab';
import { Tower } from './Tower';

interface LayerStackOptions {
  readonly view: MachineView;
  /** Accessible name of the figure. */
  readonly title: string;
  /** Which bytes make the height and stand on the slabs: those that travel (the default), or those on disk. */
  readonly measure?: Measure;
  /** Pressing an image or one of its containers opens it. */
  readonly onOpen?: (id: string) => void;
}

/** A machine's images as towers of layers. */
export function layerStackDefinition({ view, title, measure, onOpen }: LayerStackOptions): PictureDefinition<StackGeometry, Item> {
  return {
    title,
    summary: summaryOf(view),
    figures: sharingText(view, measure ?? 'compressed'),
    ...(view.images.length === 0 ? { empty: `No image is stored on ${view.name} yet.` } : {}),
    keys: 'Arrow keys go from layer to layer, Enter keeps the details open.',
    layout: ({ width, height }) => layerStack(view, { width, height, measure }),
    items: itemsOf,
    neighbour,
    related: relatedTo,
    digestOf,
    details: detailsOf,
    legend: (geometry) => ({ entries: signEntries(signsIn(geometry)), statement: SCALE_STATEMENT[geometry.measure] }),
    draw: drawStack,
    list: () => <OutlineList view={view} />,
    open: (item) => (onOpen && item.kind !== 'layer' ? () => onOpen(digestOf(item)) : undefined),
  };
}

/** Grounds, slabs, containers and what is planted: in this order, so that flags lie over slabs. */
export function drawStack(geometry: StackGeometry, drawing: Drawing): React.ReactNode {
  const hatchId = `${drawing.prefix}-hatch`;
  const { highlight } = drawing;
  return (
    <>
      <defs>
        <pattern id={hatchId} width={8} height={8} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className={signs.hatch} d="M4 0V8" />
        </pattern>
      </defs>
      {geometry.grounds.map((ground) => (
        <path key={ground.y} className={signs.ground} d={`M${ground.x} ${ground.y}h${ground.width}`} />
      ))}
      {geometry.slabs.map((slab) => (
        <Slab
          key={slab.id}
          slab={slab}
          hatchId={hatchId}
          highlighted={highlight !== undefined && isMeant(slab, highlight)}
          drawing={drawing}
        />
      ))}
      {geometry.containers.map((shape) => (
        <Container key={shape.id} shape={shape} highlighted={highlight === shape.container.id} drawing={drawing} />
      ))}
      {geometry.towers.map((tower: TowerShape) => (
        <Tower key={tower.id} tower={tower} highlighted={highlight === tower.image.id} drawing={drawing} />
      ))}
    </>
  );
}

function isMeant({ layer }: SlabShape, digest: string): boolean {
  return layer.digest === digest || layer.diffId === digest || layer.key === digest;
}

/** An image's own slabs and containers, that others may step back from them; nothing steps back for a single slab. */
export function relatedTo(geometry: StackGeometry, id: string): ReadonlySet<string> | undefined {
  const items = itemsOf(geometry);
  const active = items.find((item) => item.id === id);
  if (active?.kind !== 'image') return undefined;
  const own = items.filter((item) => {
    if (item.kind === 'layer') return item.images.includes(active.image);
    return item.kind === 'container' ? item.container.image === active.image.id : item.id === active.id;
  });
  return new Set(own.map((item) => item.id));
}

export function digestOf(item: Item): string {
  switch (item.kind) {
    case 'layer':
      return item.layer.digest;
    case 'container':
      return item.container.id;
    case 'image':
      return item.image.id;
  }
}
