import { digestOf } from '../engine/digest/digest';
import type { BuildEvent, VertexInfo } from '../engine/events';
import { familiarName } from './familiarName';
import { layerProgress } from './layerProgress';
import { share } from './share';
import { stacked, withLayers } from './tower';
import type { Tower } from './tower';
import type { LayerView } from './worldView';

/** A running build: one tower for each stage, by the stage's label in vertex names (`''` in a build of one stage). */
export interface BuildInProgress {
  readonly names: readonly string[];
  readonly towers: ReadonlyMap<string, Tower>;
  /** Stage label of each vertex met. */
  readonly stages: ReadonlyMap<string, string>;
  /** The vertices met that are instructions of the Dockerfile, other than `FROM`. */
  readonly instructions: ReadonlySet<string>;
}

/** The image ID is not known before a build ends; until then its tower goes by this and, of several stages, the stage's label. */
export const buildingId = (stage: string): string => (stage === '' ? 'building' : `building:${stage}`);

/** Key, digest and DiffID of a layer whose instruction is still running: nothing has been hashed yet. */
const unmadeKey = (vertex: string): string => `unmade:${vertex}`;

/** The layers of the image that a `FROM` vertex names, base to top, as far as they can be known before the build tells of them. */
export type BaseOf = (vertexName: string) => readonly Omit<LayerView, 'below'>[];

/** The towers of a running build after an event; undefined when no build is running. */
export function buildTowers(build: BuildInProgress | undefined, event: BuildEvent, baseOf: BaseOf): BuildInProgress | undefined {
  if (event.type === 'build.started') {
    const empty: BuildInProgress = { names: event.names, towers: new Map(), stages: new Map(), instructions: new Set() };
    return event.vertices.reduce(met, empty);
  }
  if (event.type === 'build.finished' || event.type === 'build.failed' || event.type === 'build.checked' || build === undefined)
    return undefined;
  switch (event.type) {
    case 'vertex.started': {
      const known = met(build, event);
      const stage = stageLabel(event.name);
      if (event.kind === 'instruction') return onTower(known, stage, (tower) => stacked(withoutUnmade(tower), unmade(event)));
      return event.kind === 'from' ? onTower(known, stage, (tower) => baseOf(event.name).reduce(stacked, tower)) : known;
    }
    case 'vertex.status':
      return onTower(build, build.stages.get(event.vertex) ?? '', (tower) => transferred(tower, event));
    case 'vertex.completed':
      return onTower(build, build.stages.get(event.vertex) ?? '', (tower) => ({
        ...tower,
        layers: tower.layers.filter((layer) => layer.key !== unmadeKey(event.vertex)),
      }));
    case 'build.layer':
      return onTower(build, build.stages.get(event.vertex) ?? '', (tower) => placed(build, withoutUnmade(tower), event));
    default:
      return build;
  }
}

function met(build: BuildInProgress, vertex: VertexInfo): BuildInProgress {
  return {
    ...build,
    stages: new Map([...build.stages, [vertex.vertex, stageLabel(vertex.name)]]),
    instructions: vertex.kind === 'instruction' ? new Set([...build.instructions, vertex.vertex]) : build.instructions,
  };
}

/** `[build 2/4] RUN make` belongs to stage `build`, `[2/5] WORKDIR /app` to the only one. */
function stageLabel(vertexName: string): string {
  return /^\[(?:(\S+) )?\d+\/\d+\]/.exec(vertexName)?.[1] ?? '';
}

function onTower(build: BuildInProgress, stage: string, change: (tower: Tower) => Tower): BuildInProgress {
  const begun = build.towers.get(stage) ?? { id: buildingId(stage), state: 'building', layers: [], ...expected(build, stage) };
  return { ...build, towers: new Map([...build.towers, [stage, change(begun)]]) };
}

/** Only the result gets a name; of several stages that is known at the end. */
function expected(build: BuildInProgress, stage: string): { readonly expectedName?: string } {
  const name = build.names[0];
  return stage === '' && name !== undefined ? { expectedName: familiarName(name) } : {};
}

function withoutUnmade(tower: Tower): Tower {
  return { ...tower, layers: tower.layers.filter((layer) => layer.state !== 'building') };
}

function unmade(vertex: { readonly vertex: string; readonly name: string }): Omit<LayerView, 'below'> {
  return {
    key: unmadeKey(vertex.vertex),
    digest: '',
    diffId: '',
    size: 0,
    unpackedSize: 0,
    unpackedSizeSource: 'modelled',
    createdBy: vertex.name.replace(/^\[[^\]]*\] /, ''),
    state: 'building',
  };
}

function transferred(tower: Tower, status: Extract<BuildEvent, { type: 'vertex.status' }>): Tower {
  const told = layerProgress(status);
  if (told === undefined || told.state === 'waiting') return tower;
  const { digest, state, current, total } = told;
  return withLayers(
    tower,
    (layer) => layer.digest === digest && layer.state !== 'stored',
    ({ progress: _, ...layer }) => ({ ...layer, state, ...(state === 'downloading' ? { progress: share(current, total) } : {}) }),
  );
}

function placed(build: BuildInProgress, tower: Tower, event: Extract<BuildEvent, { type: 'build.layer' }>): Tower {
  if (tower.layers.some((layer) => layer.key === event.chainId)) {
    return withLayers(
      tower,
      (layer) => layer.key === event.chainId,
      ({ progress: _, ...layer }) => ({ ...layer, state: 'stored' }),
    );
  }
  return stacked(
    { ...tower, layers: standsOn(build, tower, event) },
    {
      key: event.chainId,
      digest: event.digest,
      diffId: event.diffId,
      size: event.size,
      unpackedSize: event.unpackedSize ?? 0,
      unpackedSizeSource: 'modelled',
      createdBy: event.createdBy,
      state: 'stored',
    },
  );
}

/**
 * The layers below a new one. Two stages on one base share its vertex, so a stage's first layer may stand on another stage's tower:
 * the ChainID tells on which layer (image-spec config.md: `ChainID = SHA256(ChainID below + " " + DiffID)`).
 */
function standsOn(
  build: BuildInProgress,
  tower: Tower,
  event: { readonly chainId: string; readonly diffId: string },
): readonly LayerView[] {
  const onTop = (layers: readonly LayerView[]): boolean => {
    const top = layers.at(-1);
    return top === undefined ? event.chainId === event.diffId : digestOf(`${top.key} ${event.diffId}`) === (event.chainId as string);
  };
  const candidates = [tower, ...build.towers.values()].flatMap(({ layers }) =>
    layers.map((_, index) => layers.slice(0, layers.length - index)),
  );
  return [tower.layers, ...candidates].find(onTop) ?? tower.layers;
}
