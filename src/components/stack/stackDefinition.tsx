import type { ReactNode } from 'react';
import type { Measure } from '../../pictures/geometry';
import type { Sign } from '../../pictures/legend';
import { humanSize } from '../../pictures/size';
import { SCALE_STATEMENT } from '../../pictures/slabHeight';
import { historyCount, historyRows } from '../../pictures/stack/historyRows';
import { imageStack } from '../../pictures/stack/imageStack';
import type { ImageStackGeometry, RowShape, StackItem } from '../../pictures/stack/imageStack';
import { stackItems, stackNeighbour, stackRelated } from '../../pictures/stack/stackNavigation';
import { containerFacts, titleOf } from '../../pictures/stackOutline';
import type { ContainerView, ImageView, MachineView } from '../../session/worldView';
import { detailsOf } from '../layerStack/details';
import { digestOf, drawStack } from '../layerStack/layerStackDefinition';
import type { Drawing, PictureDefinition } from '../picture/definition';
import { signEntries } from '../picture/Glyph';
import { HistoryTable } from './HistoryTable';
import { Row } from './Row';
import { rowDetails } from './rowWords';

interface StackOptions {
  readonly machine: MachineView;
  readonly image: ImageView;
  readonly container?: ContainerView;
  readonly measure: Measure;
}

/** One image, or one container on it, from base to top. */
export function stackDefinition({ machine, image, container, measure }: StackOptions): PictureDefinition<ImageStackGeometry, StackItem> {
  const rows = historyRows(machine, image);
  const title = container ? `Container ${container.name} on ${titleOf(image)}` : `Image ${titleOf(image)}`;
  const sizes = image.state === 'stored' ? `; ${humanSize(image.contentSize)} content, ${humanSize(image.diskUsage)} on disk` : '';
  return {
    title,
    summary: `${historyCount(rows)}${sizes}${container ? `; container ${container.name} ${containerFacts(container)}` : ''}`,
    keys: 'Up and down go along the stack, right and left between a layer and its history row, Enter keeps the details open.',
    layout: (room) => imageStack(machine, image, { ...room, measure, container }),
    items: stackItems,
    neighbour: stackNeighbour,
    related: stackRelated,
    digestOf: (item) => (isRow(item) ? item.row?.layer?.digest : digestOf(item)),
    details: (item) => (isRow(item) ? rowDetails(item, image.history.length) : detailsOf(item)),
    legend: (geometry) => ({
      entries: signEntries(signsOf(geometry)),
      statement: `Numbers count history rows from the oldest. ${SCALE_STATEMENT[measure]}`,
    }),
    draw,
    list: () => <HistoryTable title={titleOf(image)} rows={rows} container={container} />,
  };
}

function isRow(item: StackItem): item is RowShape {
  return item.kind === 'row' || item.kind === 'change';
}

function signsOf(geometry: ImageStackGeometry): readonly Sign[] {
  const occurs: readonly (readonly [Sign, boolean])[] = [
    ['layer', geometry.slabs.length > 0],
    ['shared', geometry.slabs.some((slab) => slab.images.length > 1)],
    ['flag', geometry.tower.flags.length > 0],
    ['pennant', geometry.rows.some((row) => row.outline !== undefined)],
    ['unfinished', geometry.slabs.some((slab) => slab.layer.state !== 'stored') || !geometry.tower.planted],
    ['container', geometry.container !== undefined],
    ['untagged', geometry.tower.dangling],
  ];
  return occurs.flatMap(([sign, here]) => (here ? [sign] : []));
}

function draw(geometry: ImageStackGeometry, drawing: Drawing): ReactNode {
  const { width, height, room, measure, ground, slabs, container, tower } = geometry;
  const containers = container ? [container] : [];
  return (
    <>
      {drawStack({ width, height, room, measure, grounds: [ground], slabs, containers, towers: [tower] }, drawing)}
      {geometry.rows.map((row) => (
        <Row key={row.id} row={row} drawing={drawing} />
      ))}
    </>
  );
}
