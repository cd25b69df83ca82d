import type { ComponentType } from 'react';
import type { KindName } from '../../pictures/kindNames';
import type { ImageView, WorldView } from '../../session/worldView';
import type { PictureProps } from './pictureProps';

export interface PictureKind {
  readonly name: KindName;
  /** Text of its tab. */
  readonly label: string;
  /** Whether there is anything to see; else the tab is not there. */
  shows(view: WorldView): boolean;
  /** `import()` of a chunk of its own. */
  load(): Promise<ComponentType<PictureProps>>;
}

/** Every kind of picture there is, in the order of the tabs: one declaration each. How to add one: docs/contributing/pictures.mdx. */
export const kinds: readonly PictureKind[] = [
  {
    name: 'layers',
    label: 'Layers',
    shows: () => true,
    load: () => import('../layerStack/LayersPicture').then((module) => module.LayersPicture),
  },
  {
    name: 'files',
    label: 'Files',
    shows: (view) => view.machines.some(({ images, containers }) => containers.length > 0 || images.some(isStored)),
    load: () => import('../files/FilesPicture').then((module) => module.FilesPicture),
  },
  {
    name: 'names',
    label: 'Names',
    shows: (view) => view.machines.some((machine) => machine.images.length > 0),
    load: () => import('../names/NamesPicture').then((module) => module.NamesPicture),
  },
  {
    name: 'build',
    label: 'Build',
    shows: (view) => view.machines.some((machine) => machine.build !== undefined),
    load: () => import('../build/BuildPicture').then((module) => module.BuildPicture),
  },
  {
    name: 'transfer',
    label: 'Transfer',
    shows: (view) => view.machines.some((machine) => machine.transfer !== undefined && machine.transfer.layers.length > 0),
    load: () => import('../transfer/TransferPicture').then((module) => module.TransferPicture),
  },
  {
    name: 'disk',
    label: 'Disk',
    shows: (view) => view.machines.some((machine) => machine.disk !== undefined && machine.images.length > 0),
    load: () => import('../disk/DiskPicture').then((module) => module.DiskPicture),
  },
  {
    name: 'compare',
    label: 'Compare',
    shows: (view) => new Set(view.machines.flatMap(({ images }) => images.filter(isStored).map(({ id }) => id))).size >= 2,
    load: () => import('../compare/ComparePicture').then((module) => module.ComparePicture),
  },
];

/** The kinds that have something to show, those that are `preferred` first. Never empty: layers show even that nothing is stored. */
export function kindsFor(view: WorldView, preferred: readonly KindName[] = []): readonly PictureKind[] {
  const rank = (kind: PictureKind): number => {
    const place = preferred.indexOf(kind.name);
    return place === -1 ? preferred.length : place;
  };
  return kinds.filter((kind) => kind.shows(view)).toSorted((a, b) => rank(a) - rank(b));
}

function isStored(image: ImageView): boolean {
  return image.state === 'stored';
}
