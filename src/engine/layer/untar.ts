import type { Changeset, ChangesetEntry } from './changeset';
import { baseName } from '../filetree/path';
import { BLOCK, padding } from './tarHeader';
import { readWhiteout } from './whiteout';

const INVALID = 'archive/tar: invalid tar header';

/** `offset` is where in the tar the offence is. */
export class TarError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
    this.name = 'TarError';
  }
}

/** One entry as it stands in a tar, headers of its own form worked in. */
export interface TarEntry {
  /** One character: `0` file, `1` hard link, `2` symbolic link, `5` directory. */
  readonly flag: string;
  /** As written, with `./` and a trailing slash if any. */
  readonly name: string;
  readonly linkName: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  /** Seconds. */
  readonly mtime: number;
  /** '' where the tar has numbers only. */
  readonly userName: string;
  readonly groupName: string;
  /** Where in the tar it begins. */
  readonly offset: number;
  readonly body: Uint8Array;
}

type RawHeader = Omit<TarEntry, 'body'>;

/**
 * Reads a layer tar (ustar, PAX, GNU long names) as a changeset, in the tar's order. Devices and pipes are left out: the file tree has
 * none. Throws `TarError`.
 */
export function changesetOfTar(tar: Uint8Array): Changeset {
  const entries: ChangesetEntry[] = [];
  const directories = new Map<string, number>();
  for (const entry of tarEntries(tar)) {
    addEntry(entries, directories, entry);
  }
  return { entries };
}

/** Every entry of a tar (ustar, PAX, GNU long names), in order; bodies are views of the tar's bytes. Throws `TarError`. */
export function* tarEntries(tar: Uint8Array): Generator<TarEntry> {
  let pax = new Map<string, string>();
  let at = 0;
  while (at + BLOCK <= tar.length) {
    const block = tar.subarray(at, at + BLOCK);
    if (block.every((byte) => byte === 0)) {
      return;
    }
    const header = readHeader(block, at);
    const size = paxNumber(pax, 'size', header.size, at);
    const body = tar.subarray(at + BLOCK, at + BLOCK + size);
    if (body.length < size) {
      throw new TarError('unexpected EOF', at);
    }
    at += BLOCK + size + padding(size);
    if (header.flag === 'x') {
      pax = new Map([...pax, ...readPax(body)]);
    } else if (header.flag === 'L' || header.flag === 'K') {
      pax.set(header.flag === 'L' ? 'path' : 'linkpath', text(body, 0, body.length));
    } else if (header.flag !== 'g') {
      yield { ...withPax(header, pax), size, body };
      pax = new Map();
    }
  }
}

function addEntry(entries: ChangesetEntry[], directories: Map<string, number>, raw: TarEntry): void {
  const path = normalise(raw.name);
  if (path === '' && raw.flag !== '5') {
    throw new TarError(`archive/tar: the root directory is no file: ${raw.name}`, raw.offset);
  }
  const { mode, uid, gid, mtime } = raw;
  const metadata = { mode, uid, gid, mtime };
  const whiteout = readWhiteout(path);
  if (whiteout !== undefined && 'opaque' in whiteout) {
    const known = directories.get(whiteout.opaque);
    const directory = known === undefined ? undefined : entries[known];
    if (known !== undefined && directory?.type === 'directory') {
      entries[known] = { ...directory, opaque: true };
    } else {
      directories.set(whiteout.opaque, entries.length);
      entries.push({ type: 'directory', path: whiteout.opaque, opaque: true, mode: 0o755, uid: 0, gid: 0, mtime: 0 });
    }
  } else if (whiteout !== undefined) {
    // containerd archive/tar.go, validateWhiteout.
    if (['', '.', '..'].includes(baseName(whiteout.hides)) || whiteout.hides.endsWith('/')) {
      throw new TarError(`invalid whiteout name: ${baseName(path)}: invalid archive`, raw.offset);
    }
    entries.push({ type: 'whiteout', path: whiteout.hides });
  } else if (raw.flag === '5') {
    directories.set(path, entries.length);
    entries.push({ type: 'directory', path, ...metadata });
  } else if (raw.flag === '2') {
    entries.push({ type: 'symlink', path, target: raw.linkName, ...metadata });
  } else if (raw.flag === '1') {
    entries.push({ type: 'hardlink', path, target: normalise(raw.linkName), ...metadata });
  } else if (raw.flag === '0' || raw.flag === '\0' || raw.flag === '7') {
    entries.push({ type: 'file', path, content: { kind: 'bytes', bytes: raw.body.slice() }, ...metadata });
  }
}

function readHeader(block: Uint8Array, offset: number): RawHeader {
  const sum = block.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  const number = (of: Uint8Array, at: number, length: number): number => headerNumber(of, at, length, offset);
  if (number(block, 148, 8) !== sum) {
    throw new TarError(INVALID, offset);
  }
  const prefix = text(block, 257, 5) === 'ustar' ? text(block, 345, 155) : '';
  const name = text(block, 0, 100);
  return {
    flag: String.fromCharCode(block[156] ?? 0),
    name: prefix === '' ? name : `${prefix}/${name}`,
    linkName: text(block, 157, 100),
    mode: number(block, 100, 8) & 0o7777,
    uid: number(block, 108, 8),
    gid: number(block, 116, 8),
    size: number(block, 124, 12),
    mtime: number(block, 136, 12),
    userName: text(block, 265, 32),
    groupName: text(block, 297, 32),
    offset,
  };
}

function withPax(header: RawHeader, pax: ReadonlyMap<string, string>): RawHeader {
  return {
    ...header,
    name: pax.get('path') ?? header.name,
    linkName: pax.get('linkpath') ?? header.linkName,
    uid: paxNumber(pax, 'uid', header.uid, header.offset),
    gid: paxNumber(pax, 'gid', header.gid, header.offset),
    mtime: paxTime(pax.get('mtime'), header.mtime, header.offset),
  };
}

function paxNumber(pax: ReadonlyMap<string, string>, key: string, otherwise: number, offset: number): number {
  const given = pax.get(key);
  const value = given === undefined ? otherwise : /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (!Number.isSafeInteger(value)) {
    throw new TarError(INVALID, offset);
  }
  return value;
}

/** Seconds, with a fraction that is dropped. */
function paxTime(given: string | undefined, otherwise: number, offset: number): number {
  if (given === undefined) {
    return otherwise;
  }
  if (!/^-?\d{1,15}(\.\d*)?$/.test(given)) {
    throw new TarError(INVALID, offset);
  }
  return Math.floor(Number(given));
}

function readPax(body: Uint8Array): [string, string][] {
  const records: [string, string][] = [];
  for (let at = 0; at < body.length;) {
    const space = body.indexOf(32, at);
    const length = Number(text(body, at, space - at));
    if (space < 0 || !(length > 0)) {
      throw new TarError(INVALID, at);
    }
    const record = text(body, space + 1, at + length - 1 - (space + 1));
    const equals = record.indexOf('=');
    records.push([record.slice(0, equals), record.slice(equals + 1)]);
    at += length;
  }
  return records;
}

/** Text up to the first NUL. */
function text(bytes: Uint8Array, at: number, length: number): string {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return decodeUtf8(end < 0 ? field : field.subarray(0, end));
}

/** Octal, or base-256 where the first bit is set (GNU, large numbers). What is neither makes the header invalid, as in Go's archive/tar. */
function headerNumber(bytes: Uint8Array, at: number, length: number, offset: number): number {
  const first = bytes[at] ?? 0;
  const field = text(bytes, at, length).trim();
  const value =
    (first & 0x80) !== 0
      ? bytes.subarray(at + 1, at + length).reduce((total, byte) => total * 256 + byte, first & 0x7f)
      : /^[0-7]*$/.test(field)
        ? Number.parseInt(field || '0', 8)
        : Number.NaN;
  if (!Number.isSafeInteger(value)) {
    throw new TarError(INVALID, offset);
  }
  return value;
}

/** Cleaned as if the archive's root were the root of everything, so that no name leads out of it. */
function normalise(name: string): string {
  const parts: string[] = [];
  for (const part of name.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

/** The engine has no DOM and so no TextDecoder type; `decodeURIComponent` is the language's own UTF-8 reader. */
function decodeUtf8(bytes: Uint8Array): string {
  let escaped = '';
  let ascii = true;
  for (const byte of bytes) {
    ascii &&= byte < 0x80;
    escaped += `%${byte.toString(16).padStart(2, '0')}`;
  }
  if (ascii) {
    return String.fromCharCode(...bytes);
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    // Not UTF-8: tar names are bytes; each is then shown as the character of that number.
    return String.fromCharCode(...bytes);
  }
}
