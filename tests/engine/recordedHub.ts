/** The registry that the recorded sessions pulled from, as the engine takes it. */
import { readFileSync } from 'node:fs';
import type { Digest, DiffID } from '../../src/engine/digest/digest';
import type { FileContent } from '../../src/engine/filetree/tree';
import type { Changeset, ChangesetEntry } from '../../src/engine/layer/changeset';
import { snapshotUsage } from '../../src/engine/layer/snapshotUsage';
import type { RegistryData } from '../../src/engine/registry/memoryRegistry';
import type { RegistryDocument, RegistryLayer } from '../../src/engine/registry/registry';

interface HubEntry {
  readonly path: string;
  readonly type: 'dir' | 'file' | 'symlink' | 'hardlink';
  readonly mode: string;
  readonly uid: number;
  readonly gid: number;
  readonly mtime: number;
  readonly size?: number;
  readonly sha256?: string;
  readonly text?: string;
  readonly target?: string;
}

interface Hub {
  readonly references: Readonly<Record<string, Digest>>;
  readonly documents: Readonly<Record<Digest, { readonly mediaType: string; readonly bytes: string }>>;
  readonly layers: Readonly<
    Record<Digest, { readonly size: number; readonly diffId: DiffID; readonly tarSize: number; readonly entries: readonly HubEntry[] }>
  >;
}

export const hub = JSON.parse(readFileSync('tests/fidelity/hub.json', 'utf8')) as Hub;

function contentOf(entry: HubEntry): FileContent {
  return entry.text === undefined
    ? { kind: 'recorded', size: entry.size ?? 0, sha256: `sha256:${entry.sha256 ?? ''}` as Digest }
    : { kind: 'bytes', bytes: new TextEncoder().encode(entry.text) };
}

function entryOf(entry: HubEntry): ChangesetEntry {
  const path = entry.path.replace(/^\/+/, '').replace(/\/+$/, '');
  const { uid, gid, mtime, target = '' } = entry;
  const common = { path, mode: Number.parseInt(entry.mode, 8), uid, gid, mtime };
  switch (entry.type) {
    case 'dir':
      return { type: 'directory', ...common };
    case 'file':
      return { type: 'file', ...common, content: contentOf(entry) };
    case 'symlink':
      return { type: 'symlink', ...common, target };
    case 'hardlink':
      return { type: 'hardlink', ...common, target: target.replace(/^\/+/, '') };
  }
}

export function hubChangeset(digest: Digest): Changeset {
  const layer = hub.layers[digest];
  if (layer === undefined) {
    throw new Error(`hub.json has no layer ${digest}`);
  }
  return { entries: layer.entries.map(entryOf) };
}

function documents(): readonly RegistryDocument[] {
  return Object.entries(hub.documents).map(([digest, { mediaType, bytes }]) => {
    const encoded = new TextEncoder().encode(bytes);
    return {
      descriptor: { mediaType, digest: digest as Digest, size: encoded.length },
      bytes: encoded,
      value: JSON.parse(bytes) as RegistryDocument['value'],
    };
  });
}

function layers(): readonly RegistryLayer[] {
  return Object.entries(hub.layers).map(([key, { size, diffId }]) => {
    const digest = key as Digest;
    const changeset = hubChangeset(digest);
    return {
      digest,
      size,
      diffId,
      diffIdRecorded: true,
      unpackedSize: snapshotUsage(changeset),
      unpackedSizeSource: 'measured',
      changeset,
    };
  });
}

export function hubData(host = 'docker.io'): RegistryData {
  return { host, references: hub.references, documents: documents(), layers: layers() };
}
