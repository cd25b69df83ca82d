import { readFileSync } from 'node:fs';
import { digestOf, isDigest } from '../../src/engine/digest/digest';
import type { Digest, DiffID } from '../../src/engine/digest/digest';
import type { Changeset, ChangesetEntry } from '../../src/engine/layer/changeset';
import { snapshotUsage } from '../../src/engine/layer/snapshotUsage';
import { memoryRegistry } from '../../src/engine/registry/memoryRegistry';
import type { RegistryData } from '../../src/engine/registry/memoryRegistry';
import type { Registry, RegistryDocument, RegistryLayer } from '../../src/engine/registry/registry';
import { knownText } from './knownTexts';
import type { Pushed } from './pushedBefore';
import { standInFile, standIns, standInLayer } from './standIn';

interface HubEntry {
  readonly path: string;
  readonly type: string;
  readonly mode: string;
  readonly uid: number;
  readonly gid: number;
  readonly mtime: number;
  readonly size?: number;
  readonly sha256?: string;
  readonly text?: string;
  readonly target?: string;
}

interface HubLayer {
  readonly size: number;
  readonly diffId: string;
  readonly tarSize: number;
  readonly entries: readonly HubEntry[];
}

interface HubFile {
  readonly references: Readonly<Record<string, string>>;
  readonly documents: Readonly<Record<string, { readonly mediaType: string; readonly bytes: string }>>;
  readonly layers: Readonly<Record<string, HubLayer>>;
}

/** What the recorded sessions pulled from: exact documents, recorded lists of files. */
export interface Hub {
  /** The same content under another host's name, and what had been pushed there before, as far as it is of this content. */
  registry(host: string, pushed?: Pushed): Registry;
  /** The layer that an archive's bytes stand in for (see `standIn.ts`). */
  standsFor(digest: Digest): RegistryLayer | undefined;
  /** Every digest that occurs in it, and the times at which its images were made: these must come out exactly. */
  readonly knownHex: ReadonlySet<string>;
  readonly knownTimes: ReadonlySet<string>;
  /** When the newest of its images was made. */
  readonly newest: number;
}

export function readHub(path: string): Hub {
  const file = JSON.parse(readFileSync(path, 'utf8')) as HubFile;
  const documents = Object.entries(file.documents).map(([digest, document]): RegistryDocument => {
    const bytes = new TextEncoder().encode(document.bytes);
    const value = JSON.parse(document.bytes) as RegistryDocument['value'];
    return { descriptor: { mediaType: document.mediaType, digest: asDigest(digest), size: bytes.length }, bytes, value };
  });
  const layers = Object.entries(file.layers).map(([digest, layer]) => registryLayer(asDigest(digest), layer));
  const references = Object.fromEntries(Object.entries(file.references).map(([name, digest]) => [name, asDigest(digest)]));
  const data: Omit<RegistryData, 'host'> = { references, documents, layers };
  const all = JSON.stringify(file);
  const times = Object.values(file.documents).flatMap((document) =>
    [...document.bytes.matchAll(/"created": ?"([^"]+)"/g)].map((match) => match[1] ?? ''),
  );
  return {
    // Recordings push to the local address (fidelity README, top).
    registry: (host, pushed = {}) => {
      const known = Object.entries(pushed).filter(([, digest]) => file.documents[digest] !== undefined);
      return memoryRegistry(
        { ...data, host, references: { ...references, ...Object.fromEntries(known) } },
        { takesPushes: host !== 'docker.io' },
      );
    },
    standsFor: standIns(layers),
    knownHex: new Set([...all.matchAll(/[0-9a-f]{64}/g)].map((match) => match[0])),
    knownTimes: new Set(times.map((time) => time.slice(0, 19))),
    newest: Math.max(...times.map((time) => Date.parse(time)).filter((time) => !Number.isNaN(time))),
  };
}

function registryLayer(digest: Digest, layer: HubLayer): RegistryLayer {
  // Headers and padding squeeze to next to nothing: what a compressed layer takes, it takes for its files.
  const squeezed =
    layer.size /
    Math.max(
      1,
      layer.entries.reduce((sum, { type, size }) => sum + (type === 'file' ? (size ?? 0) : 0), 0),
    );
  const entries = layer.entries.flatMap((entry) => changesetEntry(entry, squeezed));
  const changeset: Changeset = { entries: entries.sort((a, b) => (a.path < b.path ? -1 : 1)) };
  return {
    digest,
    size: layer.size,
    diffId: asDigest(layer.diffId) as string as DiffID,
    diffIdRecorded: true,
    unpackedSize: snapshotUsage(changeset),
    unpackedSizeSource: 'measured',
    changeset,
    standIn: standInLayer(digest, layer.size),
  };
}

function changesetEntry(entry: HubEntry, squeezed: number): ChangesetEntry[] {
  const metadata = { mode: Number.parseInt(entry.mode, 8), uid: entry.uid, gid: entry.gid, mtime: entry.mtime };
  const path = entry.path.replace(/^\//, '');
  const target = (entry.target ?? '').replace(/^\//, '');
  switch (entry.type) {
    case 'dir':
      return path === '' ? [] : [{ type: 'directory', path, ...metadata }];
    case 'symlink':
      return [{ type: 'symlink', path, target: entry.target ?? '', ...metadata }];
    case 'hardlink':
      return [{ type: 'hardlink', path, target, ...metadata }];
    case 'file':
      return [{ type: 'file', path, content: fileContent(entry, squeezed), ...metadata }];
    default:
      return [];
  }
}

function fileContent(entry: HubEntry, squeezed: number): Extract<ChangesetEntry, { type: 'file' }>['content'] {
  const text = entry.text ?? knownText(entry.sha256);
  if (text !== undefined) return { kind: 'bytes', bytes: new TextEncoder().encode(text) };
  const executable = (Number.parseInt(entry.mode, 8) & 0o111) !== 0;
  return { kind: 'bytes', bytes: standInFile({ seed: entry.sha256 ?? entry.path, size: entry.size ?? 0, squeezed, executable }) };
}

function asDigest(text: string): Digest {
  return isDigest(text) ? text : digestOf(text);
}
