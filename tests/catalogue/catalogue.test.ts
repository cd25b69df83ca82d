import { describe, expect, it } from 'vitest';
import { aptPackages, apkPackages, npmPackages, pipPackages } from '../../src/catalogue/packages';
import { catalogueHub, catalogueLayers } from '../../src/catalogue/catalogue';
import { containerNameWords } from '../../src/catalogue/containerNames';
import { fileListChangeset, readFileList } from '../../src/catalogue/fileList';
import { fileListData } from '../../src/catalogue/fileLists';
import { catalogueRepositories } from '../../src/catalogue/repositories';
import { digestOf } from '../../src/engine/digest/digest';
import type { ImageConfig } from '../../src/engine/oci/imageConfig';
import type { ImageIndex } from '../../src/engine/oci/imageIndex';
import type { Manifest } from '../../src/engine/oci/manifest';
import { isIndexType } from '../../src/engine/oci/mediaType';
import { snapshotUsage } from '../../src/engine/layer/snapshotUsage';

const hub = catalogueHub();
const images = catalogueRepositories().flatMap(({ repository, images: all }) => all.map((image) => ({ repository, image })));
const platforms = images.flatMap(({ repository, image }) =>
  image.platforms.map((platform) => ({ name: `${repository}:${image.tags[0] ?? ''} ${platform.platform}`, image, platform })),
);

/** The amd64 manifest that a name leads to. */
function manifestOf(repository: string, tag: string): Manifest {
  const target = hub.resolve({ domain: 'docker.io', path: `library/${repository}`, tag });
  if (target === undefined) throw new Error(`${repository}:${tag} is not in the catalogue`);
  const value = hub.document(target.digest)?.value;
  if (!isIndexType(target.mediaType)) return value as Manifest;
  const amd64 = (value as ImageIndex).manifests.find(({ platform }) => platform?.architecture === 'amd64');
  return hub.document(amd64?.digest ?? target.digest)?.value as Manifest;
}

const layersOf = (repository: string, tag: string): readonly string[] => manifestOf(repository, tag).layers.map(({ digest }) => digest);
const sum = (sizes: readonly number[]): number => sizes.reduce((a, b) => a + b, 0);

describe('every image of the catalogue', () => {
  it.each(platforms)('$name has layer sizes that add up to the stated total', ({ platform }) => {
    expect(sum(platform.layers.map(([, size]) => size))).toBe(platform.compressedTotal);
  });

  it.each(platforms)('$name has one layer for each history row that made one', ({ platform }) => {
    expect(platform.history.filter(({ empty }) => empty !== true)).toHaveLength(platform.layers.length);
  });

  it.each(platforms)('$name cuts instruction texts at 120 characters and marks the cut', ({ platform }) => {
    for (const { createdBy } of platform.history) if (createdBy.length > 120) expect(createdBy.endsWith(' …')).toBe(true);
    if (platform.historyBytesCut > 0) expect(platform.history.some(({ createdBy }) => createdBy.endsWith(' …'))).toBe(true);
  });

  it.each(images.map(({ repository, image }) => ({ name: `${repository}:${image.tags[0] ?? ''}`, image })))(
    '$name names its source and date',
    ({ image }) => {
      expect(image.source).not.toBe('');
      expect(image.recorded).toMatch(/^\d{4}-\d\d/);
    },
  );

  it.each(platforms)('$name is served whole: manifest, config and every layer', ({ platform }) => {
    const manifest = [...new Set(images.flatMap(({ image }) => image.platforms))].find(({ manifest: name }) => name === platform.manifest);
    expect(manifest).toBeDefined();
    for (const [digest, size] of platform.layers) {
      const layer = hub.layer(digest as Parameters<typeof hub.layer>[0]);
      expect(layer?.size).toBe(size);
      expect(layer?.unpackedSize).toBeGreaterThanOrEqual(4096);
      expect(layer?.bytes).toBeUndefined();
    }
  });

  it.each([
    ['nginx', 'latest'],
    ['node', '22-bookworm'],
    ['node', '22-alpine'],
    ['node', '22-bookworm-slim'],
    ['python', '3.12-bookworm'],
    ['python', '3.12-slim-bookworm'],
    ['ubuntu', '24.04'],
    ['debian', 'bookworm-slim'],
    ['alpine', 'latest'],
    ['alpine', '3.20'],
    ['redis', 'latest'],
    ['busybox', 'latest'],
    ['hello-world', 'latest'],
  ])('%s:%s can be pulled, with a config whose DiffIDs are its layers’', (repository, tag) => {
    const manifest = manifestOf(repository, tag);
    const config = hub.document(manifest.config.digest)?.value as ImageConfig;
    expect(config.rootfs.diff_ids).toEqual(manifest.layers.map(({ digest }) => hub.layer(digest)?.diffId));
    expect(config.os).toBe('linux');
    expect(config.architecture).toBe('amd64');
  });
});

describe('what images share', () => {
  it('node:22-bookworm and python:3.12-bookworm have the first four layers in common, 348.7 MB of 408.5 and 380.6 MB', () => {
    const node = layersOf('node', '22-bookworm');
    const python = layersOf('python', '3.12-bookworm');
    const shared = node.filter((digest) => python.includes(digest));
    expect(shared).toEqual(node.slice(0, 4));
    expect(shared).toEqual(python.slice(0, 4));
    const size = (digest: string): number => hub.layer(digest as Parameters<typeof hub.layer>[0])?.size ?? NaN;
    expect(Math.round(sum(shared.map(size)) / 1e5) / 10).toBe(348.7);
    expect(Math.round(sum(node.map(size)) / 1e5) / 10).toBe(408.5);
    expect(Math.round(sum(python.map(size)) / 1e5) / 10).toBe(380.6);
  });

  it('node:24-bookworm and golang:1.26-bookworm have the first three in common', () => {
    const node = layersOf('node', '24-bookworm');
    expect(node.filter((digest) => layersOf('golang', '1.26-bookworm').includes(digest))).toEqual(node.slice(0, 3));
  });

  it('node:22-bookworm and node:24-bookworm share nothing: sharing goes by digest, not by name', () => {
    const other = layersOf('node', '24-bookworm');
    expect(layersOf('node', '22-bookworm').some((digest) => other.includes(digest))).toBe(false);
  });

  it('node:22-alpine stands on alpine’s layer and node:22-bookworm-slim on debian’s', () => {
    expect(layersOf('node', '22-alpine')[0]).toBe(layersOf('alpine', '3.24.2')[0]);
    expect(layersOf('node', '22-bookworm-slim')[0]).toBe(layersOf('debian', 'bookworm-20260918-slim')[0]);
    expect(layersOf('debian', 'bookworm-slim')).toEqual(layersOf('debian', 'bookworm-20260918-slim'));
  });

  it('redis and httpd stand on one base; nginx:1.31.6-trixie and memcached on an older one', () => {
    expect(layersOf('redis', 'latest')[0]).toBe(layersOf('httpd', 'latest')[0]);
    expect(layersOf('nginx', '1.31.6-trixie')[0]).toBe(layersOf('memcached', 'latest')[0]);
    expect(layersOf('redis', 'latest')[0]).not.toBe(layersOf('memcached', 'latest')[0]);
  });

  it('redis, httpd and golang share the gzip of an empty tar, 32 bytes', () => {
    const empty = layersOf('redis', 'latest').find((digest) => hub.layer(digest as Parameters<typeof hub.layer>[0])?.size === 32);
    expect(empty).toBeDefined();
    for (const [repository, tag] of [
      ['httpd', 'latest'],
      ['golang', '1.26-bookworm'],
    ] as const)
      expect(layersOf(repository, tag)).toContain(empty);
  });

  it('slim and full share nothing', () => {
    for (const [repository, full, slim] of [
      ['node', '22-bookworm', '22-bookworm-slim'],
      ['python', '3.12-bookworm', '3.12-slim-bookworm'],
    ] as const) {
      const others = layersOf(repository, slim);
      expect(layersOf(repository, full).some((digest) => others.includes(digest))).toBe(false);
    }
  });
});

describe('what is known of layers', () => {
  it('says of each unpacked size how it is known and what it rests on', () => {
    for (const layer of catalogueLayers().values()) expect(layer.unpackedFrom).not.toBe('');
  });

  it('takes measured sizes from complete lists, counted in disk blocks', () => {
    const measured = [...catalogueLayers().values()].filter(({ unpackedSource }) => unpackedSource === 'measured');
    expect(measured.map(({ list }) => list).sort()).toEqual(['busybox-1.37.0-glibc', 'busybox-1.38.0-glibc', 'busybox-1.38.0-musl']);
    for (const { list, unpacked } of measured) {
      expect(readFileList(list).exact).toBe(true);
      expect(snapshotUsage(fileListChangeset(list))).toBe(unpacked);
    }
  });

  it('states totals that add up: nginx 161.33 MB, node:22-alpine 167.35 MB, debian:bookworm-slim 74.83 MB', () => {
    const total = (repository: string, tag: string): number =>
      sum(layersOf(repository, tag).map((digest) => catalogueLayers().get(digest)?.unpacked ?? NaN));
    expect(total('nginx', 'latest') / 1e6).toBeCloseTo(161.33, 1);
    expect(total('node', '22-alpine') / 1e6).toBeCloseTo(167.35, 1);
    expect(total('debian', 'bookworm-slim') / 1e6).toBeCloseTo(74.83, 1);
  });

  it('declares a DiffID that was not recorded as a stand-in', () => {
    const [busybox = '', alpine = ''] = [layersOf('busybox', 'latest')[0], layersOf('alpine', 'latest')[0]];
    expect(hub.layer(busybox as Parameters<typeof hub.layer>[0])).toMatchObject({
      diffIdRecorded: true,
      diffId: 'sha256:0958e0fef2d6a31e1325b8bfecd99dead933363682d69850a7606599023751bc',
    });
    expect(hub.layer(alpine as Parameters<typeof hub.layer>[0])?.diffIdRecorded).toBe(false);
  });

  it('holds the documents of busybox byte for byte', () => {
    const held = images.filter(({ repository }) => repository === 'library/busybox').flatMap(({ image }) => image.platforms);
    expect(held.length).toBeGreaterThan(0);
    for (const { manifest, config } of held) {
      for (const name of [manifest, config]) {
        const document = hub.document(name as Parameters<typeof hub.document>[0]);
        expect(digestOf(document?.bytes ?? '')).toBe(name);
        expect(document?.descriptor.size).toBe(document?.bytes?.length);
      }
    }
  });
});

describe('every file list', () => {
  it.each(Object.keys(fileListData))('%s fits the schema and lists parents before children, each path once', (name) => {
    const { entries } = fileListChangeset(name);
    const seen = new Set<string>(['']);
    for (const { path } of entries) {
      expect(seen.has(path) && path !== '').toBe(false);
      seen.add(path);
      expect(seen.has(path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '')).toBe(true);
    }
  });

  it.each(Object.keys(fileListData))('%s links only to files that it lists itself', (name) => {
    const { entries } = fileListChangeset(name);
    const files = new Set(entries.filter(({ type }) => type === 'file').map(({ path }) => path));
    for (const entry of entries) if (entry.type === 'hardlink') expect(files.has(entry.target)).toBe(true);
  });

  it('stands for at least one layer, or builds up another list', () => {
    const used = new Set([...catalogueLayers().values()].map(({ list }) => list));
    for (const name of used) expect(Object.keys(fileListData)).toContain(name);
  });
});

describe('the registry', () => {
  it('lists a repository’s tags in order and knows no others', () => {
    expect(hub.tags('library/alpine')).toEqual(['3', '3.20', '3.20.8', '3.24', '3.24.2', 'latest']);
    expect(hub.tags('library/nosuch')).toBeUndefined();
    expect(hub.resolve({ domain: 'docker.io', path: 'library/alpine', tag: 'nosuch' })).toBeUndefined();
  });

  it('answers for a digest only in the repository that has it', () => {
    const target = hub.resolve({ domain: 'docker.io', path: 'library/alpine', tag: 'latest' });
    expect(
      hub.resolve({ domain: 'docker.io', path: 'library/alpine', ...(target === undefined ? {} : { digest: target.digest }) }),
    ).toEqual(target);
    expect(
      hub.resolve({ domain: 'docker.io', path: 'library/node', ...(target === undefined ? {} : { digest: target.digest }) }),
    ).toBeUndefined();
  });
});

describe('tables of words and packages', () => {
  it('has 108 left and 236 right words of container names', () => {
    expect(containerNameWords().left).toHaveLength(108);
    expect(containerNameWords().right).toHaveLength(236);
  });

  it('has an entry for every package that another one needs, and names its source', () => {
    const [npm, apt, apk, pip] = [npmPackages(), aptPackages(), apkPackages(), pipPackages()];
    for (const { source } of [npm, apt, apk, pip]) expect(source).toMatch(/^(recorded|stated|modelled): /);
    for (const [, , needs] of Object.values(npm.packages)) for (const need of needs) expect(npm.packages[need]).toBeDefined();
    for (const keys of Object.values(npm.offered)) for (const key of keys) expect(npm.packages[key]).toBeDefined();
    for (const { packages, recommended = [] } of Object.values(apt.offered))
      for (const name of [...packages, ...recommended]) expect(apt.packages[name]).toBeDefined();
    for (const names of Object.values(apk.offered)) for (const name of names) expect(apk.packages[name]).toBeDefined();
    for (const names of Object.values(pip.offered)) for (const name of names) expect(pip.packages[name]).toBeDefined();
  });
});
