import type { Engine } from '../engine/api';
import type { EngineEvent, PullEvent } from '../engine/events';
import { buildTowers, buildingId } from './buildTowers';
import type { BuildInProgress } from './buildTowers';
import { viewOf } from './machineView';
import { pullTower } from './pullTower';
import type { UnpackedSizes } from './pullTower';
import { withTowers } from './tower';
import type { Tower } from './tower';
import type { LayerView, MachineView, WorldView } from './worldView';

type Reused = NonNullable<LayerView['reused']>;

/** Events after which the machine's state is what it was, so that the view of it need not be made again. */
const progressOnly: ReadonlySet<EngineEvent['type']> = new Set<EngineEvent['type']>([
  'layer.queued',
  'layer.downloading',
  'layer.downloaded',
  'layer.extracting',
  'vertex.status',
  'vertex.log',
  'vertex.warning',
  'container.output',
]);

/**
 * Keeps the view of one machine up to date: what its engine holds, and beside it what a running pull or build has got so far. At rest the
 * view equals `viewOf` of the state, in order of arrival, but for the marks of the layers that the newest pull or build did not have to make.
 */
export class MachineViewer {
  readonly #name: string;
  readonly #engine: Engine;
  readonly #listeners = new Set<() => void>();
  readonly #unsubscribe: () => void;
  #arrival: readonly string[] = [];
  #pull: Tower | undefined;
  #build: BuildInProgress | undefined;
  #reused: ReadonlyMap<string, Reused> = new Map();
  #atRest: MachineView | undefined;
  #view: MachineView | undefined;

  constructor(name: string, engine: Engine) {
    this.#name = name;
    this.#engine = engine;
    this.#unsubscribe = engine.subscribe((event) => {
      this.#take(event);
    });
  }

  view(): MachineView {
    this.#view ??= this.#make();
    return this.#view;
  }

  /** Told after every event. Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Looks at the state anew; for changes that no event tells. */
  refresh(): void {
    this.#atRest = undefined;
    this.#changed();
  }

  dispose(): void {
    this.#unsubscribe();
    this.#listeners.clear();
  }

  #take(event: EngineEvent): void {
    this.#mark(event);
    if (isPullEvent(event)) this.#pull = pullTower(this.#pull, event, this.#sizes);
    else if (isBuildEvent(event)) this.#build = buildTowers(this.#build, event);
    if (event.type === 'pull.started') this.#arrive(event.imageId);
    if (event.type === 'build.finished') this.#arrive(event.imageId);
    if (!progressOnly.has(event.type)) this.#atRest = undefined;
    this.#changed();
  }

  /** Notes which layers of the newest pull or build were here before, or came from the build cache. */
  #mark(event: EngineEvent): void {
    if (event.type === 'pull.started') {
      this.#reused = new Map(event.layers.filter((layer) => layer.alreadyExists).map((layer) => [layer.chainId, 'exists']));
    } else if (event.type === 'build.started') {
      this.#reused = new Map();
    } else if (event.type === 'build.layer') {
      const here = this.#state().layers[event.chainId] !== undefined;
      if (event.cached) this.#reused = new Map([...this.#reused, [event.chainId, here && !this.#isInstruction(event.vertex) ? 'exists' : 'cached']]);
    }
  }

  #isInstruction(vertex: string): boolean {
    return this.#build?.instructions.has(vertex) ?? false;
  }

  #arrive(id: string): void {
    if (!this.#arrival.includes(id)) this.#arrival = [...this.#arrival, id];
  }

  #state(): MachineView {
    if (this.#atRest === undefined) {
      this.#atRest = viewOf(this.#name, this.#engine, this.#arrival);
      const unfinished = [this.#pull?.id];
      const here = this.#atRest.images.map((image) => image.id);
      this.#arrival = [...this.#arrival.filter((id) => here.includes(id) || unfinished.includes(id)), ...here.filter((id) => !this.#arrival.includes(id))];
    }
    return this.#atRest;
  }

  #make(): MachineView {
    const towers = [...(this.#pull === undefined ? [] : [this.#pull]), ...(this.#build?.towers.values() ?? [])];
    const machine = withTowers(this.#state(), towers);
    if (this.#reused.size === 0) return machine;
    const layers = Object.entries(machine.layers).map(([key, layer]): [string, LayerView] => {
      const reused = this.#reused.get(key);
      return [key, reused === undefined ? layer : { ...layer, reused }];
    });
    return { ...machine, layers: Object.fromEntries(layers) };
  }

  readonly #sizes: UnpackedSizes = (digest) => this.#registryLayer(digest);

  #registryLayer(digest: Parameters<UnpackedSizes>[0]): ReturnType<UnpackedSizes> {
    return this.#engine.registries.registry('docker.io')?.layer(digest);
  }

  #changed(): void {
    this.#view = undefined;
    for (const listener of [...this.#listeners]) listener();
  }
}

function isPullEvent(event: EngineEvent): event is EngineEvent & PullEvent {
  return event.type.startsWith('pull.') || event.type.startsWith('layer.');
}
