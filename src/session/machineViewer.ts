import type { Engine } from '../engine/api';
import type { BuildEvent, EngineEvent, PullEvent } from '../engine/events';
import type { Digest } from '../engine/digest/digest';
import { baseLayers } from './baseLayers';
import { buildStory } from './buildStory';
import type { BuildStory } from './buildStory';
import { buildTowers } from './buildTowers';
import type { BaseOf, BuildInProgress } from './buildTowers';
import { domainOf } from './familiarName';
import { viewOf } from './machineView';
import type { MachineState } from './machineView';
import { announced, pullTower } from './pullTower';
import { reusedAfter } from './reuse';
import type { ReusedLayers } from './reuse';
import { transferStory } from './transferStory';
import type { TransferStory } from './transferStory';
import { withTowers } from './tower';
import type { Tower } from './tower';
import type { LayerView, MachineView, TransferView } from './worldView';

/** What the viewer asks of an engine. */
export type ViewedEngine = MachineState & Pick<Engine, 'subscribe' | 'registries' | 'platform' | 'speeds'>;

/** Events after which the machine's state is what it was, so that the view of it need not be made again. */
const progressOnly: ReadonlySet<EngineEvent['type']> = new Set<EngineEvent['type']>([
  'layer.queued',
  'layer.downloading',
  'layer.downloaded',
  'layer.extracting',
  'vertex.status',
  'vertex.log',
  'vertex.warning',
  'push.planned',
  'push.layer',
  'build.planned',
  'build.fetching',
  'container.output',
]);

/**
 * Keeps the view of one machine up to date: what its engine holds, and beside it what a running pull or build has got so far. At rest the
 * view equals `viewOf` of the state, in order of arrival, but for what the newest pull, push and build leave to be seen: their story, and
 * the marks of the layers that did not have to be fetched or made.
 */
export class MachineViewer {
  readonly #name: string;
  readonly #engine: ViewedEngine;
  readonly #listeners = new Set<() => void>();
  readonly #unsubscribe: () => void;
  #arrival: readonly string[] = [];
  #pull: Tower | undefined;
  #build: BuildInProgress | undefined;
  #story: BuildStory | undefined;
  #transfer: TransferStory | undefined;
  #reused: ReusedLayers = new Map();
  /** Keys of the layers here when the newest pull or build began. */
  #before: ReadonlySet<string> = new Set();
  #atRest: MachineView | undefined;
  #view: MachineView | undefined;

  constructor(name: string, engine: ViewedEngine) {
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
    if (event.type === 'pull.started' || event.type === 'build.started') this.#before = new Set(Object.keys(this.#state().layers));
    if (isPullEvent(event)) {
      const host = event.type === 'pull.started' ? domainOf(event.reference) : 'docker.io';
      this.#pull = pullTower(this.#pull, event, (digest) => this.#sizesOf(host, digest));
    }
    if (isBuildEvent(event)) this.#build = buildTowers(this.#build, event, this.#baseOf);
    this.#story = buildStory(this.#story, event);
    this.#transfer = transferStory(this.#transfer, event, this.#engine.speeds);
    this.#reused = reusedAfter(
      this.#reused,
      event,
      (key) => this.#before.has(key),
      (vertex) => this.#build?.instructions.has(vertex) ?? false,
    );
    if (!progressOnly.has(event.type)) this.#atRest = undefined;
    this.#changed();
  }

  #state(): MachineView {
    if (this.#atRest === undefined) {
      this.#atRest = viewOf(this.#name, this.#engine, this.#arrival);
      this.#arrival = this.#atRest.images.map((image) => image.id);
    }
    return this.#atRest;
  }

  #make(): MachineView {
    const machine = withTowers(this.#state(), [...(this.#pull === undefined ? [] : [this.#pull]), ...(this.#build?.towers.values() ?? [])]);
    return {
      ...machine,
      layers: this.#reused.size === 0 ? machine.layers : this.#marked(machine.layers),
      ...(this.#story?.view === undefined ? {} : { build: this.#story.view }),
      ...(this.#transfer === undefined ? {} : { transfer: withoutKnownInstructions(this.#transfer.view, machine) }),
    };
  }

  #marked(layers: MachineView['layers']): MachineView['layers'] {
    return Object.fromEntries(
      Object.entries(layers).map(([key, layer]): [string, LayerView] => {
        const reused = this.#reused.get(key);
        return [key, reused === undefined ? layer : { ...layer, reused }];
      }),
    );
  }

  readonly #baseOf: BaseOf = (vertexName) =>
    baseLayers(vertexName, this.#engine, (key) => this.#before.has(key)).map((layer) =>
      announced(layer, (digest) => this.#sizesOf(domainOf(/ FROM (\S+)/.exec(vertexName)?.[1] ?? ''), digest)),
    );

  #sizesOf(host: string, digest: Digest): Pick<LayerView, 'unpackedSize' | 'unpackedSizeSource'> | undefined {
    const layer = this.#engine.registries.registry(host)?.layer(digest);
    return layer && { unpackedSize: layer.unpackedSize, unpackedSizeSource: layer.unpackedSizeSource };
  }

  #changed(): void {
    this.#view = undefined;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** A transfer says of its layers what made them only where the machine's own layers do not. */
function withoutKnownInstructions(transfer: TransferView, machine: MachineView): TransferView {
  const known = new Set(Object.values(machine.layers).map(({ digest }) => digest));
  const layers = transfer.layers.map(({ createdBy, ...layer }) =>
    createdBy === undefined || known.has(layer.digest) ? layer : { ...layer, createdBy },
  );
  return { ...transfer, layers };
}

function isPullEvent(event: EngineEvent): event is EngineEvent & PullEvent {
  return event.type.startsWith('pull.') || event.type.startsWith('layer.');
}

function isBuildEvent(event: EngineEvent): event is EngineEvent & BuildEvent {
  return event.type.startsWith('build.') || event.type.startsWith('vertex.');
}
