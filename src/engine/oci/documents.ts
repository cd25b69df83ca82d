/** Reading and writing of stored documents. A document's digest is of its exact bytes, so writing has one form for each kind. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Blob, DocumentValue } from '../content/contentStore';
import { digestOf } from '../digest/digest';
import type { Descriptor } from './descriptor';
import type { ContainerDefaults, HistoryEntry, ImageConfig } from './imageConfig';
import type { ImageIndex } from './imageIndex';
import type { Manifest } from './manifest';

/** An index or manifest as BuildKit writes it: indented by two blanks. */
export function indentedJson(value: ImageIndex | Manifest): Uint8Array {
  return utf8ToBytes(escapeAsGo(JSON.stringify(value, undefined, 2)));
}

/** An image config as BuildKit writes it: on one line, keys sorted, but `config` and the history in the order of image-spec's Go types. */
export function configJson(value: ImageConfig): Uint8Array {
  const { architecture, author, config, created, history, os, rootfs, variant } = value;
  const ordered = {
    architecture,
    author,
    config: orderedDefaults(config),
    created,
    history: history.map(orderedHistory),
    os,
    rootfs,
    variant,
  };
  return utf8ToBytes(escapeAsGo(JSON.stringify(ordered)));
}

/** As Go's encoding/json writes a value: on one line, keys in the order given. */
export function goJson(value: unknown): string {
  return escapeAsGo(JSON.stringify(value));
}

/** As Go's json.MarshalIndent does, with so many blanks. */
export function goIndentedJson(value: unknown, blanks: number): string {
  return escapeAsGo(JSON.stringify(value, undefined, blanks));
}

/** A blob of a document, from its bytes and what they say. */
export function documentBlob(mediaType: string, bytes: Uint8Array, value: DocumentValue): Blob {
  return { digest: digestOf(bytes), size: bytes.length, mediaType, chunks: () => [bytes], value };
}

export function descriptorOf({ mediaType, digest, size }: Blob): Descriptor {
  return { mediaType, digest, size };
}

/** A field that is undefined is left out by JSON. */
function orderedDefaults(defaults: ContainerDefaults): ContainerDefaults {
  const { User, ExposedPorts, Env, Entrypoint, Cmd, Volumes, WorkingDir, Labels, StopSignal, ArgsEscaped, Healthcheck, OnBuild, Shell } =
    defaults;
  return {
    User,
    ExposedPorts: sortedKeys(ExposedPorts),
    Env,
    Entrypoint,
    Cmd,
    Volumes: sortedKeys(Volumes),
    WorkingDir,
    Labels: sortedKeys(Labels),
    StopSignal,
    ArgsEscaped,
    Healthcheck,
    OnBuild,
    Shell,
  };
}

function orderedHistory({ created, created_by, author, comment, empty_layer }: HistoryEntry): HistoryEntry {
  return { created, created_by, author, comment, empty_layer };
}

function sortedKeys<T>(record: Readonly<Record<string, T>> | undefined): Readonly<Record<string, T>> | undefined {
  return record === undefined ? undefined : Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** Go's encoding/json escapes these five inside strings, and they stand nowhere else. */
function escapeAsGo(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
