/** World views to draw: recorded facts of real images (recordedImages.json: digests, compressed sizes, history) in scenes of every kind. */
import { digestOf } from '../engine/digest/digest';
import type { ContainerView, DiskView, HistoryView, ImageView, LayerView, MachineView } from '../session/worldView';
import recorded from './recordedImages.json';

/** One history row: its text alone is configuration; with a digest and a size it made a layer. */
export interface Row {
  readonly createdBy: string;
  readonly digest?: string;
  readonly size?: number;
}

export type RecordedName = keyof typeof recorded;

export function recordedRows(name: RecordedName): readonly Row[] {
  return recorded[name].rows.map(([createdBy, digest, size]) => ({
    createdBy: String(createdBy),
    digest: digest === undefined ? undefined : String(digest),
    size: size === undefined ? undefined : Number(size),
  }));
}

export function builtRows(...steps: readonly (readonly [createdBy: string, size?: number])[]): readonly Row[] {
  return steps.map(([createdBy, size]) => ({ createdBy, size, digest: size === undefined ? undefined : digestOf(`${createdBy} ${size}`) }));
}

export interface Scene {
  image(names: readonly string[], rows: readonly Row[], change?: Partial<ImageView>): string;
  container(container: ContainerView): void;
  changeLayers(change: (layer: LayerView, index: number) => Partial<LayerView>): void;
  machine(): MachineView;
}

export function scene(name = 'laptop'): Scene {
  const images: ImageView[] = [];
  const containers: ContainerView[] = [];
  let layers: Record<string, LayerView> = {};
  return {
    image(names, rows, change = {}) {
      let below: string | undefined;
      const keys: string[] = [];
      const history: HistoryView[] = rows.map((row) => {
        if (row.digest === undefined || row.size === undefined) return { createdBy: row.createdBy };
        const key: string = digestOf(`${below ?? ''} ${row.digest}`);
        layers[key] ??= {
          key,
          below,
          digest: row.digest,
          diffId: digestOf(`unpacked ${row.digest}`),
          size: row.size,
          unpackedSize: Math.ceil((row.size * 2.6) / 4096) * 4096,
          unpackedSizeSource: 'modelled',
          createdBy: row.createdBy,
          state: 'stored',
        };
        keys.push(key);
        below = key;
        return { createdBy: row.createdBy, layer: key };
      });
      const id = digestOf(JSON.stringify([rows, change]));
      const content = keys.reduce((sum, key) => sum + (layers[key]?.size ?? 0), 0);
      images.push({
        id,
        names,
        layers: keys,
        history,
        contentSize: content,
        diskUsage: Math.round(content * 3.6),
        state: 'stored',
        ...change,
      });
      return id;
    },
    container(container) {
      containers.push(container);
    },
    changeLayers(change) {
      layers = Object.fromEntries(Object.entries(layers).map(([key, layer], index) => [key, { ...layer, ...change(layer, index) }]));
    },
    machine: () => ({ name, images, layers, containers }),
  };
}

export function nothing(): MachineView {
  return scene().machine();
}

export function oneLayer(): MachineView {
  const s = scene();
  s.image(['hello-world:latest'], recordedRows('hello-world:latest'));
  return s.machine();
}

export function node(): MachineView {
  const s = scene();
  s.image(['node:22-bookworm'], recordedRows('node:22-bookworm'));
  return s.machine();
}

export function nodeAndPython(): MachineView {
  const s = scene();
  s.image(['node:22-bookworm'], recordedRows('node:22-bookworm'));
  s.image(['python:3.12-bookworm'], recordedRows('python:3.12-bookworm'));
  return s.machine();
}

/** Python on its way over a base that node brought. */
export function pulling(): MachineView {
  const s = scene();
  s.image(['node:22-bookworm'], recordedRows('node:22-bookworm'));
  s.image([], recordedRows('python:3.12-bookworm'), { state: 'pulling', expectedName: 'python:3.12-bookworm' });
  const shared = 4;
  const own = 8;
  s.changeLayers((_, index) => {
    if (index < shared) return { reused: 'exists' };
    if (index < own) return {};
    if (index === own) return { state: 'downloaded' };
    return index === own + 1 ? { state: 'downloading', progress: 0.47 } : { state: 'waiting' };
  });
  return s.machine();
}

const APP: readonly (readonly [string, number?])[] = [
  ['WORKDIR /app # buildkit', 93],
  ['COPY package.json package-lock.json ./ # buildkit', 1204],
  ['RUN /bin/sh -c npm ci # buildkit', 4_120_000],
  ['COPY . . # buildkit', 18_400],
  ['ENV PORT=3000'],
  ['EXPOSE map[3000/tcp:{}]'],
  ['CMD ["node" "server.js"]'],
];

export function webApp(): MachineView {
  const s = scene();
  const base = recordedRows('node:22-alpine');
  const id = s.image(['shop:1.0', 'shop:latest', 'registry.example.com/team/shop:1.0'], [...base, ...builtRows(...APP)]);
  s.container({ id: 'c1'.padEnd(64, '0'), name: 'web', image: id, state: 'running', writableSize: 1204 });
  return s.machine();
}

export function building(): MachineView {
  const s = scene();
  const base = recordedRows('node:22-alpine');
  s.image(['shop:1.0'], [...base, ...builtRows(...APP)]);
  const changed = [...APP.slice(0, 3), ['COPY . . # buildkit', 18_900] as const];
  s.image([], [...base, ...builtRows(...changed)], { state: 'building', expectedName: 'shop:1.1' });
  s.changeLayers((layer, index) =>
    layer.size === 18_900 ? { state: 'building', digest: '', size: 0 } : index < 7 ? { reused: 'cached' } : {},
  );
  return s.machine();
}

/** A rebuilt tag has left its old image behind, and three containers run. */
export function containersAndDangling(): MachineView {
  const s = scene();
  const base = recordedRows('node:22-alpine');
  s.image([], [...base, ...builtRows(...APP.slice(0, 3), ['COPY . . # buildkit', 17_000])]);
  const id = s.image(['shop:1.0'], [...base, ...builtRows(...APP)]);
  s.container({ id: '1'.repeat(64), name: 'web', image: id, state: 'running', writableSize: 1204 });
  s.container({ id: '2'.repeat(64), name: 'worker', image: id, state: 'exited', exitCode: 137, writableSize: 38_000_000 });
  s.container({ id: '3'.repeat(64), name: 'hopeful_hopper', image: id, state: 'created', writableSize: 0 });
  return s.machine();
}

export function twelveImages(): MachineView {
  const s = scene();
  for (const name of Object.keys(recorded) as RecordedName[]) s.image([name], recordedRows(name));
  const base = recordedRows('node:22-alpine');
  s.image(['shop:1.0'], [...base, ...builtRows(...APP)]);
  s.image(
    ['shop:1.1', 'shop:latest'],
    [...base, ...builtRows(...APP.slice(0, 3), ['COPY . . # buildkit', 19_000], ['CMD ["node" "server.js"]'])],
  );
  s.image(
    [`registry.example.com:5000/${'department/'.repeat(7)}shop-frontend:2026-09-30-nightly-build`],
    builtRows(['COPY hello / # buildkit', 2048]),
  );
  return s.machine();
}

export function sixtyLayers(): MachineView {
  const s = scene();
  const steps = Array.from(
    { length: 59 },
    (_, n) => [`RUN /bin/sh -c ./configure-step-${n + 1}.sh --verbose # buildkit`, (n * n * 7919) % 9_000_000] as const,
  );
  s.image(['tall:latest'], [...recordedRows('alpine:latest'), ...builtRows(...steps)]);
  return s.machine();
}

export function fortyImages(): MachineView {
  const s = scene();
  const base = recordedRows('node:22-alpine');
  for (let n = 0; n < 40; n += 1)
    s.image([`shop:1.${n}`], [...base, ...builtRows(...APP.slice(0, 3), ['COPY . . # buildkit', 20_000 + n])]);
  return s.machine();
}

/** What such images would take on a disk: blobs once, unpacked layers once. */
export function withDisk(machine: MachineView, more: Partial<DiskView> = {}): MachineView {
  const layers = Object.values(machine.layers);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const used = new Set(machine.containers.flatMap(({ image }) => machine.images.find(({ id }) => id === image)?.layers ?? []));
  const disk: DiskView = {
    content: sum(layers.map((layer) => layer.size)),
    unpacked: sum(layers.map((layer) => layer.unpackedSize)),
    withoutSharing: sum(
      machine.images.map((image) =>
        sum(image.layers.map((key) => (machine.layers[key]?.size ?? 0) + (machine.layers[key]?.unpackedSize ?? 0))),
      ),
    ),
    reclaimableImages: sum(layers.filter((layer) => !used.has(layer.key)).map((layer) => layer.size + layer.unpackedSize)),
    containers: sum(machine.containers.map((container) => container.writableSize)),
    volumes: 12_400_000,
    buildCache: 83_000_000,
    ...more,
  };
  return { ...machine, disk };
}

/** A container that wrote, changed and removed files. */
export function busyContainer(): MachineView {
  const s = scene();
  const id = s.image(['shop:1.0'], [...recordedRows('node:22-alpine'), ...builtRows(...APP)]);
  s.container({
    id: 'c1'.padEnd(64, '0'),
    name: 'web',
    image: id,
    state: 'running',
    writableSize: 1_204_000,
    changes: [
      { path: 'app/log/access.log', kind: 'file', size: 1_203_000 },
      { path: 'app/server.js', kind: 'whiteout', size: 0 },
      { path: 'etc/hosts', kind: 'file', size: 1000 },
      { path: 'tmp/cache', kind: 'directory', size: 0 },
      ...Array.from({ length: 9 }, (_, n) => ({ path: `tmp/cache/entry-${n}`, kind: 'file' as const, size: 0 })),
    ],
    moreChanges: 4,
  });
  return s.machine();
}

export const SCENES: Readonly<Record<string, () => MachineView>> = {
  nothing,
  oneLayer,
  node,
  nodeAndPython,
  pulling,
  webApp,
  building,
  containersAndDangling,
  twelveImages,
  sixtyLayers,
  fortyImages,
};

/** A hundred images of twenty layers each; what is shared goes from two layers to eighteen. */
export function hundredImages(count = 100): MachineView {
  const s = scene();
  const layers = 20;
  for (let n = 0; n < count; n += 1) {
    const own = 2 + (n % 17);
    const steps = Array.from({ length: layers }, (_, step) => {
      const whose = step < layers - own ? `family ${n % 5}` : `image ${n}`;
      return [
        `RUN /bin/sh -c ./${whose.replace(' ', '-')}-step-${step}.sh # buildkit`,
        4096 + ((n * 31 + step * 7919) % 5_000_000),
      ] as const;
    });
    s.image(
      [`fleet:${n}`],
      builtRows(...steps.map(([text, size], step) => [text, step < layers - own ? 4096 * (step + 1) : size] as const)),
    );
  }
  return s.machine();
}

/** Names of 5 and of 120 characters. */
export function namesOfEveryLength(): MachineView {
  const s = scene();
  const base = recordedRows('node:22-alpine');
  s.image(['app:1'], base);
  s.image(
    ['app:2', `registry.example.com:5000/${'department/'.repeat(7)}shop:nightly-build`.padEnd(120, '9')],
    [...base, ...builtRows(...APP)],
  );
  return s.machine();
}
