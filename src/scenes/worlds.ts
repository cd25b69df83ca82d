/** Worlds of machines and registries to draw. */
import { digestOf } from '../engine/digest/digest';
import type { DocumentView, MachineView, RepositoryView, WorldView } from '../session/worldView';
import { builtRows, containersAndDangling, namesOfEveryLength, recordedRows, scene, sixtyLayers, webApp } from './machines';

const BASE = recordedRows('node:22-alpine');

function machine(name: string, images: readonly (readonly [names: readonly string[], version: number])[]): MachineView {
  const s = scene(name);
  for (const [names, version] of images) s.image(names, [...BASE, ...builtRows([`COPY app-${version} /app # buildkit`, 20_000 + version])]);
  return s.machine();
}

function repository(name: string, from: MachineView, tags: Readonly<Record<string, number>>): RepositoryView {
  return { name, tags: Object.entries(tags).map(([tag, index]) => ({ tag, digest: from.images[index]?.id ?? digestOf(tag) })) };
}

/** The sketch's scene: 1.1 was pushed as latest; the server still has latest on 1.0. */
export function staleServer(): WorldView {
  const host = 'registry.example.com';
  const laptop = machine('laptop', [
    [[`${host}/team/shop:1.0`], 0],
    [[`${host}/team/shop:1.1`, `${host}/team/shop:latest`], 1],
  ]);
  const server = machine('server', [[[`${host}/team/shop:latest`], 0]]);
  const registry = { host, repositories: [repository('team/shop', laptop, { '1.0': 0, '1.1': 1, latest: 1 })] };
  return { machines: [laptop, server], registries: [registry] };
}

/** A registry whose digests no machine has, and a machine without images. */
export function unseen(): WorldView {
  const empty = scene('laptop').machine();
  return { machines: [empty], registries: [{ host: 'docker.io', repositories: [repository('nginx', empty, { latest: 0, '1.29': 1 })] }] };
}

export function oneMachine(): WorldView {
  return { machines: [webApp()], registries: [] };
}

export function untaggedLeftBehind(): WorldView {
  return { machines: [containersAndDangling()] };
}

export function underway(): WorldView {
  const s = scene();
  s.image([], BASE.slice(0, 2), { state: 'pulling', expectedName: 'node:22-alpine' });
  return { machines: [s.machine()], registries: [{ host: 'docker.io', repositories: [] }] };
}

export function shortAndLongNames(): WorldView {
  return { machines: [namesOfEveryLength()] };
}

/** Names of every length on many digests. */
export function manyNames(): WorldView {
  const laptop = machine(
    'laptop',
    Array.from(
      { length: 100 },
      (_, n) => [n % 7 === 0 ? [] : [`shop:1.${n}`, `${'department/'.repeat(n % 11)}shop:${'long-'.repeat(n % 9)}${n}`], n] as const,
    ),
  );
  return { machines: [laptop] };
}

const OTHER_PLATFORMS = ['linux/arm64/v8', 'linux/arm/v7', 'linux/s390x', 'linux/ppc64le', 'linux/riscv64', 'linux/386'];

/** Every image with the documents that its ID leads to: an index, this platform's manifest with config and layers, how it was built, other platforms. */
function documented(machine: MachineView, platforms = OTHER_PLATFORMS): MachineView {
  const oci = 'application/vnd.oci.image';
  const images = machine.images.map((image) => {
    const [manifest = '', config = '', attestation = ''] = ['manifest', 'config', 'attestation'].map((role) =>
      digestOf(`${role} ${image.id}`),
    );
    const others = platforms.map((platform) => ({ platform, digest: digestOf(`${platform} ${image.id}`) }));
    const layers = image.layers.map((key) => machine.layers[key]?.digest ?? '');
    const documents: readonly DocumentView[] = [
      {
        role: 'index',
        digest: image.id,
        mediaType: `${oci}.index.v1+json`,
        size: 412 + 318 * others.length,
        refersTo: [manifest, attestation, ...others.map(({ digest }) => digest)],
        here: true,
      },
      {
        role: 'manifest',
        digest: manifest,
        mediaType: `${oci}.manifest.v1+json`,
        size: 400 + 160 * layers.length,
        platform: 'linux/amd64',
        refersTo: [config, ...layers],
        layerTypes: [`${oci}.layer.v1.tar+gzip`],
        here: true,
      },
      { role: 'config', digest: config, mediaType: `${oci}.config.v1+json`, size: 1500 + 300 * layers.length, refersTo: [], here: true },
      { role: 'attestation', digest: attestation, mediaType: `${oci}.manifest.v1+json`, size: 841, refersTo: [], here: true },
      ...others.map(({ platform, digest }): DocumentView => {
        return { role: 'manifest', digest, mediaType: `${oci}.manifest.v1+json`, size: 1100, platform, refersTo: [], here: false };
      }),
    ];
    return { ...image, documents };
  });
  return { ...machine, images };
}

/** One image: what its ID leads to is drawn without being asked for. */
export function oneDocumented(): WorldView {
  const s = scene();
  s.image(['node:22-alpine'], BASE);
  return { machines: [documented(s.machine())] };
}

/** Sixty layers under one manifest; two platforms only. */
export function sixtyDocumented(): WorldView {
  return { machines: [documented(sixtyLayers(), ['linux/arm64/v8'])] };
}

/** Names of 5 and of 120 characters on images whose documents are drawn when they are chosen. */
export function namesDocumented(): WorldView {
  return { machines: [documented(namesOfEveryLength())] };
}

export const WORLDS: Readonly<Record<string, () => WorldView>> = {
  staleServer,
  unseen,
  oneMachine,
  untaggedLeftBehind,
  underway,
  shortAndLongNames,
};
