/** What the gallery shows: every kind of picture in every state. One table, so that page, tests and bench mean the same. */
import type { KindName } from '../pictures/kindNames';
import type { LayerFiles, MachineView, WorldView } from '../session/worldView';
import { BUILDS, builtOn } from './builds';
import * as files from './fileWorlds';
import * as machines from './machines';
import * as transfers from './transfers';
import * as worlds from './worlds';

export interface Specimen {
  /** Anchor on the page. */
  readonly id: string;
  readonly title: string;
  readonly kind: KindName;
  /** One view; or several, to go through one after the other. */
  readonly views: readonly (() => WorldView)[];
  /** Files of the layers in it, by layer key. */
  readonly layerFiles?: (key: string) => LayerFiles | undefined;
  /** Room that it gets, in px; all there is without. */
  readonly room?: number;
  readonly compact?: true;
  readonly fixedHeight?: number;
  /** Details of its first item are pinned. */
  readonly pinned?: true;
  readonly list?: true;
  /** So many shapes that a test of every shape need not go through it. */
  readonly large?: true;
}

type Settings = Partial<Pick<Specimen, 'room' | 'compact' | 'fixedHeight' | 'pinned' | 'list' | 'large'>>;

const PHONE = 300;

function layers(id: string, title: string, machine: () => MachineView, settings: Settings = {}): Specimen {
  return { id: `layers-${id}`, title, kind: 'layers', views: [() => ({ machines: [machine()] })], ...settings };
}

function fileTree(id: string, title: string, shop: files.Shop, settings: Settings = {}): Specimen {
  return { id: `files-${id}`, title, kind: 'files', views: [() => shop.view], layerFiles: shop.layerFiles, ...settings };
}

function names(id: string, title: string, world: () => WorldView, settings: Settings = {}): Specimen {
  return { id: `names-${id}`, title, kind: 'names', views: [world], ...settings };
}

function build(id: string, title: string, scene: string, settings: Settings = {}): Specimen {
  const make = BUILDS[scene];
  return { id: `build-${id}`, title, kind: 'build', views: make ? [() => ({ machines: [builtOn(make())] })] : [], ...settings };
}

function transfer(id: string, title: string, machine: () => MachineView, settings: Settings = {}): Specimen {
  return { id: `transfer-${id}`, title, kind: 'transfer', views: [() => ({ machines: [machine()] })], ...settings };
}

function disk(id: string, title: string, machine: () => MachineView, settings: Settings = {}): Specimen {
  return { id: `disk-${id}`, title, kind: 'disk', views: [() => ({ machines: [machines.withDisk(machine())] })], ...settings };
}

function compare(id: string, title: string, machine: () => MachineView, settings: Settings = {}): Specimen {
  return { id: `compare-${id}`, title, kind: 'compare', views: [() => ({ machines: [machine()] })], ...settings };
}

export const specimens: readonly Specimen[] = [
  layers('nothing', 'No image', machines.nothing),
  layers('one-layer', 'One layer', machines.oneLayer),
  layers('one-image', 'One image', machines.node),
  layers('shared', 'Two images, one base', machines.nodeAndPython),
  layers('pulling', 'While an image is pulled', machines.pulling),
  layers('building', 'While an image is built', machines.building),
  layers('web-app', 'Configuration, three names and a container', machines.webApp),
  layers('containers', 'Containers, and an image that lost its name', machines.containersAndDangling),
  layers('name-lengths', 'Names of 5 and of 120 characters', machines.namesOfEveryLength),
  layers('twelve', 'Twelve images', machines.twelveImages),
  layers('sixty-layers', 'Sixty layers', machines.sixtyLayers),
  {
    id: 'layers-hundred-images',
    title: 'A hundred images of twenty layers',
    kind: 'layers',
    views: [() => ({ machines: [machines.hundredImages()] }), () => ({ machines: [machines.hundredImages(99)] })],
    fixedHeight: 420,
    large: true,
  },
  layers('compact', 'Compact', machines.nodeAndPython, { compact: true }),
  layers('fixed', 'In a fixed height', machines.nodeAndPython, { fixedHeight: 380 }),
  layers('narrow', 'In a narrow place', machines.webApp, { room: PHONE }),
  layers('pinned', 'Details pinned', machines.webApp, { pinned: true }),
  layers('list', 'As a list', machines.containersAndDangling, { list: true }),
  {
    id: 'layers-machines',
    title: 'Several machines',
    kind: 'layers',
    views: [worlds.staleServer],
    fixedHeight: 420,
  },
  {
    id: 'layers-steps',
    title: 'From one state to the next',
    kind: 'layers',
    views: [machines.node, machines.pulling, machines.nodeAndPython].map((machine) => () => ({ machines: [machine()] })),
  },
  fileTree('image', 'A small image, with what a layer deleted and still stores', files.shop()),
  fileTree('container', 'A container that changed, deleted and wrote files', files.copiedUp()),
  fileTree('lengths', 'Names of 5 and of 120 characters', files.longNames()),
  fileTree('many', '20,000 files', files.large(20_000), { large: true }),
  fileTree('pane', 'In a pane', files.copiedUp(), { room: 300, fixedHeight: 456 }),
  fileTree('pinned', 'Details pinned', files.copiedUp(), { pinned: true }),
  fileTree('absent', 'Files that are not on this site', { ...files.shop(), layerFiles: () => undefined }),
  names('several-places', 'Two machines and a registry; one name is behind', worlds.staleServer),
  names('one-machine', 'One machine', worlds.oneMachine),
  names('unseen', 'A registry whose digests nobody has', worlds.unseen),
  names('untagged', 'An image that lost its name', worlds.untaggedLeftBehind),
  names('underway', 'While an image is pulled', worlds.underway),
  names('lengths', 'Names of 5 and of 120 characters', worlds.shortAndLongNames),
  names('hundred', 'A hundred digests', worlds.manyNames, { fixedHeight: 420, large: true }),
  names('compact', 'Compact', worlds.staleServer, { compact: true }),
  names('narrow', 'In a narrow place', worlds.staleServer, { room: PHONE }),
  names('documents', 'Index, manifests, config and layers of one image', worlds.oneDocumented),
  names('documents-narrow', 'Documents in a narrow place', worlds.oneDocumented, { room: PHONE }),
  names('documents-sixty', 'Documents of an image of sixty layers', worlds.sixtyDocumented),
  names('documents-chosen', 'Documents of the image that is chosen', worlds.namesDocumented, { pinned: true }),
  names('pinned', 'Details pinned', worlds.staleServer, { pinned: true }),
  names('list', 'As tables', worlds.staleServer, { list: true }),
  build('planned', 'The plan before a build', 'planned'),
  build('running', 'While it runs', 'underway'),
  build('done', 'Done', 'done'),
  build('failed', 'Failed', 'failed'),
  build('stages', 'Several stages, one not needed', 'severalStages'),
  build('medium', 'In a pane', 'done', { room: 460, fixedHeight: 380 }),
  build('narrow', 'In a narrow place', 'underway', { room: PHONE }),
  build('pinned', 'Details pinned', 'done', { pinned: true }),
  build('list', 'As a table', 'done', { list: true }),
  transfer('pulling', 'Half pulled', transfers.pullingHalfway),
  transfer('unpacking', 'Three at a time', transfers.unpacking),
  transfer('pulled', 'Pulled', transfers.pulled),
  transfer('nothing', 'Everything there already', transfers.nothingToPull),
  transfer('pushing', 'While it is pushed', transfers.pushing),
  transfer('build', 'What a build fetches to stand on', transfers.baseOfBuild),
  transfer('build-bases', 'Two bases of a build, one on layers of the other', transfers.basesOfBuild),
  transfer('build-bases-narrow', 'Two bases in a narrow place', transfers.basesOfBuild, { room: PHONE }),
  transfer('build-bases-list', 'Two bases as a table', transfers.basesOfBuild, { list: true }),
  transfer('failed', 'Failed', transfers.failedPull),
  transfer('sixty-layers', 'Sixty layers', transfers.sixtyLayersPulled, { fixedHeight: 420 }),
  transfer('narrow', 'In a narrow place', transfers.pullingHalfway, { room: PHONE }),
  transfer('pinned', 'Details pinned', transfers.pullingHalfway, { pinned: true }),
  transfer('list', 'As a table', transfers.pushing, { list: true }),
  disk('one-image', 'One image', machines.oneLayer),
  disk('shared', 'Two images, one base', machines.nodeAndPython),
  disk('containers', 'With containers', machines.containersAndDangling),
  disk('twelve', 'Twelve images', machines.twelveImages),
  disk('narrow', 'In a narrow place', machines.twelveImages, { room: PHONE }),
  disk('pinned', 'Details pinned', machines.nodeAndPython, { pinned: true }),
  disk('list', 'As a table', machines.containersAndDangling, { list: true }),
  compare('shared', 'Two images over one base', machines.nodeAndPython),
  compare('versions', 'Two builds of one Dockerfile', machines.fortyImages),
  compare('containers', 'An image and what it replaced', machines.containersAndDangling),
  compare('name-lengths', 'A name of 120 characters', machines.namesOfEveryLength),
  compare('narrow', 'In a narrow place', machines.nodeAndPython, { room: PHONE }),
  compare('pinned', 'Details pinned', machines.nodeAndPython, { pinned: true }),
  compare('list', 'As a list', machines.nodeAndPython, { list: true }),
];
