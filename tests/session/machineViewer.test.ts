import { describe, expect, it } from 'vitest';
import type { ImageRecord } from '../../src/engine/api';
import { digestOf } from '../../src/engine/digest/digest';
import type { ChainID, Digest, DiffID } from '../../src/engine/digest/digest';
import type { EngineEvent, EngineEventData, EventListener, PulledLayer } from '../../src/engine/events';
import { linuxAmd64 } from '../../src/engine/oci/platform';
import { viewOf } from '../../src/session/machineView';
import type { ImageView, LayerView, MachineView } from '../../src/session/worldView';
import { MachineViewer } from '../../src/session/machineViewer';
import type { ViewedEngine } from '../../src/session/machineViewer';

interface Slab {
  readonly digest: Digest;
  readonly diffId: DiffID;
  readonly chainId: ChainID;
}

const below = (stack: readonly Slab[]): string | undefined => stack.at(-1)?.chainId;

/** Layers named by words; what stands on what gives their ChainIDs (image-spec config.md). */
function stackOf(...names: readonly string[]): readonly Slab[] {
  return names.reduce<readonly Slab[]>((stack, name) => {
    const diffId = digestOf(`diff ${name}`) as string as DiffID;
    const under = below(stack);
    const chainId = (under === undefined ? diffId : digestOf(`${under} ${diffId}`)) as string as ChainID;
    return [...stack, { digest: digestOf(name), diffId, chainId }];
  }, []);
}

function imageRecord(id: Digest, names: readonly string[], stack: readonly Slab[]): ImageRecord {
  return {
    id,
    target: { mediaType: '', digest: id, size: 1 },
    manifest: { mediaType: '', digest: id, size: 1 },
    configDigest: id,
    config: {
      architecture: 'amd64',
      os: 'linux',
      config: {},
      rootfs: { type: 'layers', diff_ids: stack.map((slab) => slab.diffId) },
      history: [
        ...stack.map((slab) => ({ created_by: `RUN ${slab.digest.slice(7, 10)}` })),
        { created_by: 'CMD ["x"]', empty_layer: true },
      ],
    },
    layers: stack.map((slab) => ({
      ...slab,
      size: 10,
      unpackedSize: 20,
      unpackedSizeSource: 'measured',
      hasBytes: true,
      diffIdRecorded: true,
    })),
    names,
    repoDigests: [],
    created: 1,
    lastTagTime: 1,
    contentSize: 10,
    inspectSize: 10,
    diskUsage: 30,
    identity: { pulledFrom: [], builds: [] },
    inUse: false,
  };
}

class FakeEngine implements ViewedEngine {
  readonly registries = { registry: () => undefined };
  readonly platform = linuxAmd64;
  readonly speeds = { downloadBytesPerSecond: 100, latencyMs: 1, unpackBytesPerSecond: 100 };
  readonly container = { volumes: { list: () => [] }, changes: () => ({ entries: [] }) };
  readonly #listeners = new Set<EventListener>();
  held: readonly ImageRecord[] = [];

  images(): readonly ImageRecord[] {
    return this.held;
  }

  imageDocuments(): readonly [] {
    return [];
  }

  buildCacheUsage(): readonly [] {
    return [];
  }

  containers(): readonly [] {
    return [];
  }

  subscribe(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(...events: readonly EngineEventData[]): void {
    for (const event of events) for (const listener of this.#listeners) listener({ at: 0, ...event } as EngineEvent);
  }
}

const pulled = (slab: Slab, alreadyExists = false): PulledLayer => ({ ...slab, size: 100, createdBy: 'RUN x', alreadyExists });
const named = (name: string): Digest => digestOf(`image ${name}`);
const layer = (view: MachineView, slab: Slab | undefined): LayerView | undefined =>
  slab === undefined ? undefined : view.layers[slab.chainId];

function watching(): { readonly engine: FakeEngine; readonly viewer: MachineViewer } {
  const engine = new FakeEngine();
  return { engine, viewer: new MachineViewer('laptop', engine) };
}

function startPull(engine: FakeEngine, name: string, layers: readonly PulledLayer[]): void {
  engine.tell({
    type: 'pull.started',
    reference: `docker.io/library/${name}:1`,
    name: `library/${name}`,
    tag: '1',
    imageId: named(name),
    layers,
  });
}

describe('the view of a machine at rest', () => {
  it('shows each layer once, on what it stands on, with its history row', () => {
    const engine = new FakeEngine();
    engine.held = [imageRecord(named('b'), ['b:1'], stackOf('base', 'b')), imageRecord(named('a'), ['a:1'], stackOf('base', 'a'))];
    const view = viewOf('laptop', engine, [named('a')]);
    const [base, top] = stackOf('base', 'a');
    expect(view.images.map((image) => image.names)).toEqual([['a:1'], ['b:1']]);
    expect(Object.keys(view.layers)).toHaveLength(3);
    expect(layer(view, top)).toMatchObject({ below: base?.chainId, createdBy: `RUN ${top?.digest.slice(7, 10) ?? ''}`, state: 'stored' });
    expect(view.images[0]?.history).toMatchObject([{ layer: base?.chainId }, { layer: top?.chainId }, { createdBy: 'CMD ["x"]' }]);
    expect(view.images[0]?.history[2]).not.toHaveProperty('layer');
  });
});

describe('the view of a machine that pulls', () => {
  it('shows the layers on their way, and which are here already', () => {
    const { engine, viewer } = watching();
    const [base, top] = stackOf('base', 'top');
    if (base === undefined || top === undefined) throw new Error('two layers were asked for');
    startPull(engine, 'app', [pulled(base, true), pulled(top)]);
    const states = (): unknown =>
      [base, top].map((slab) => layer(viewer.view(), slab)).map((view) => [view?.state, view?.progress, view?.reused]);
    expect(states()).toEqual([
      ['stored', undefined, 'exists'],
      ['waiting', undefined, undefined],
    ]);
    engine.tell({ type: 'layer.downloading', digest: top.digest, current: 33.3, total: 100 });
    expect(states()).toEqual([
      ['stored', undefined, 'exists'],
      ['downloading', 0.33, undefined],
    ]);
    engine.tell({ type: 'layer.downloaded', digest: top.digest, total: 100 });
    expect(layer(viewer.view(), top)).not.toHaveProperty('progress');
    engine.tell({ type: 'layer.extracting', digest: top.digest, seconds: 1, total: 100 });
    expect(layer(viewer.view(), top)?.state).toBe('extracting');
    engine.tell({ type: 'layer.stored', digest: top.digest, chainId: top.chainId });
    expect(layer(viewer.view(), top)?.state).toBe('stored');
    expect(viewer.view().images).toMatchObject([{ state: 'pulling', names: [], expectedName: 'app:1' }]);
  });

  it('keeps its place among the images when it is finished, and equals the state', () => {
    const { engine, viewer } = watching();
    const stack = stackOf('base');
    engine.held = [imageRecord(named('old'), ['old:1'], stackOf('other'))];
    engine.tell({ type: 'image.stored', imageId: named('old') });
    startPull(
      engine,
      'app',
      stack.map((slab) => pulled(slab)),
    );
    expect(viewer.view().images.map((image) => image.id)).toEqual([named('old'), named('app')]);
    engine.held = [imageRecord(named('app'), ['app:1'], stack), ...engine.held];
    engine.tell(
      { type: 'image.stored', imageId: named('app') },
      {
        type: 'pull.finished',
        reference: 'docker.io/library/app:1',
        digest: named('app'),
        status: 'newer',
        downloadedBytes: 1,
        layersAlreadyHere: 0,
        layers: 1,
      },
    );
    const { transfer: _, ...atRest } = viewer.view();
    expect(atRest).toEqual(viewOf('laptop', engine, [named('old'), named('app')]));
  });

  it('leaves nothing behind when it fails', () => {
    const { engine, viewer } = watching();
    startPull(
      engine,
      'app',
      stackOf('base').map((slab) => pulled(slab)),
    );
    engine.tell({ type: 'pull.failed', reference: 'docker.io/library/app:1' });
    const { transfer, ...atRest } = viewer.view();
    expect(atRest).toEqual(viewOf('laptop', engine));
    expect(transfer?.state).toBe('failed');
  });
});

describe('the view of a machine that builds', () => {
  const vertex = (id: string, name: string, kind: 'from' | 'instruction') => ({ type: 'vertex.started', vertex: id, name, kind }) as const;
  const made = (id: string, slab: Slab, cached: boolean) =>
    ({ type: 'build.layer', vertex: id, ...slab, size: 5, createdBy: 'RUN y', cached }) as const;
  const building = (view: MachineView): readonly ImageView[] => view.images.filter((image) => image.state === 'building');

  it('shows the layers as they are made, and what came from the cache or was here', () => {
    const { engine, viewer } = watching();
    const [base, first, second] = stackOf('base', 'one', 'two');
    if (base === undefined || first === undefined || second === undefined) throw new Error('three layers were asked for');
    engine.held = [imageRecord(named('base'), ['base:1'], [base])];
    engine.tell({ type: 'build.started', names: ['app:1'], vertices: [] }, vertex('f', '[1/3] FROM base:1', 'from'), made('f', base, true));
    engine.tell(vertex('1', '[2/3] WORKDIR /app', 'instruction'), made('1', first, true), {
      type: 'vertex.completed',
      vertex: '1',
      cached: true,
    });
    engine.tell(vertex('2', '[3/3] RUN make', 'instruction'));
    const [image] = building(viewer.view());
    expect(image).toMatchObject({ expectedName: 'app:1', layers: [base.chainId, first.chainId, 'unmade:2'] });
    expect(viewer.view().layers['unmade:2']).toMatchObject({ state: 'building', createdBy: 'RUN make', digest: '', below: first.chainId });
    expect([base, first].map((slab) => layer(viewer.view(), slab)?.reused)).toEqual(['exists', 'cached']);
    engine.tell(made('2', second, false), { type: 'vertex.completed', vertex: '2', cached: false });
    expect(building(viewer.view())[0]?.layers).toEqual([base.chainId, first.chainId, second.chainId]);
    expect(layer(viewer.view(), second)).not.toHaveProperty('reused');
  });

  it('has a tower for each stage, on the base that they share', () => {
    const { engine, viewer } = watching();
    const [base, compiled] = stackOf('base', 'compiled');
    const copied = stackOf('base', 'copied').at(-1);
    if (base === undefined || compiled === undefined || copied === undefined) throw new Error('layers were asked for');
    engine.tell(
      { type: 'build.started', names: ['app:1'], vertices: [] },
      vertex('f', '[build 1/2] FROM base', 'from'),
      made('f', base, false),
    );
    engine.tell(vertex('1', '[build 2/2] RUN make', 'instruction'), made('1', compiled, false));
    engine.tell(vertex('2', '[stage-1 2/2] COPY --from=build / /', 'instruction'), made('2', copied, false));
    expect(building(viewer.view()).map((image) => image.layers)).toEqual([
      [base.chainId, compiled.chainId],
      [base.chainId, copied.chainId],
    ]);
  });

  it('leaves nothing behind when it fails', () => {
    const { engine, viewer } = watching();
    engine.tell({ type: 'build.started', names: ['app:1'], vertices: [] }, vertex('1', '[1/1] RUN false', 'instruction'));
    expect(building(viewer.view())).toHaveLength(1);
    engine.tell({ type: 'vertex.completed', vertex: '1', cached: false, error: 'exit code: 1' }, { type: 'build.failed' });
    expect(viewer.view().images).toEqual([]);
  });
});
