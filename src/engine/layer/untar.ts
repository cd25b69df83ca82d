import type { Changeset, ChangesetEntry } from './changeset';
import { BLOCK, padding } from './tarHeader';
import { readWhiteout } from './whiteout';

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

interface RawEntry {
  readonly flag: string;
  readonly name: string;
  readonly linkName: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly mtime: number;
}

/**
 * Reads a layer tar (ustar, PAX, GNU long names) as a changeset, in the tar's order. Devices and pipes are left out: the file tree has
 * none. Throws `TarError`.
 */
export function changesetOfTar(tar: Uint8Array): Changeset {
  const entries: ChangesetEntry[] = [];
  const directories = new Map<string, number>();
  let pax = new Map<string, string>();
  let at = 0;
  while (at + BLOCK <= tar.length) {
    const block = tar.subarray(at, at + BLOCK);
    if (block.every((byte) => byte === 0)) {
      break;
    }
    const header = readHeader(block, at);
    const size = Number(pax.get('size') ?? header.size);
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
      addEntry(entries, directories, withPax(header, pax), body);
      pax = new Map();
    }
  }
  return { entries };
}

function addEntry(entries: ChangesetEntry[], directories: Map<string, number>, raw: RawEntry, body: Uint8Array): void {
  const path = normalise(raw.name);
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
    entries.push({ type: 'whiteout', path: whiteout.hides });
  } else if (raw.flag === '5') {
    directories.set(path, entries.length);
    entries.push({ type: 'directory', path, ...metadata });
  } else if (raw.flag === '2') {
    entries.push({ type: 'symlink', path, target: raw.linkName, ...metadata });
  } else if (raw.flag === '1') {
    entries.push({ type: 'hardlink', path, target: normalise(raw.linkName), ...metadata });
  } else if (raw.flag === '0' || raw.flag === '\0' || raw.flag === '7') {
    entries.push({ type: 'file', path, content: { kind: 'bytes', bytes: body.slice() }, ...metadata });
  }
}

function readHeader(block: Uint8Array, offset: number): RawEntry {
  const sum = block.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  if (number(block, 148, 8) !== sum) {
    throw new TarError('archive/tar: invalid tar header', offset);
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
  };
}

function withPax(header: RawEntry, pax: ReadonlyMap<string, string>): RawEntry {
  return {
    ...header,
    name: pax.get('path') ?? header.name,
    linkName: pax.get('linkpath') ?? header.linkName,
    uid: Number(pax.get('uid') ?? header.uid),
    gid: Number(pax.get('gid') ?? header.gid),
    mtime: Math.floor(Number(pax.get('mtime') ?? header.mtime)),
  };
}

function readPax(body: Uint8Array): [string, string][] {
  const records: [string, string][] = [];
  for (let at = 0; at < body.length;) {
    const space = body.indexOf(32, at);
    const length = Number(text(body, at, space - at));
    if (space < 0 || !(length > 0)) {
      throw new TarError('archive/tar: invalid tar header', at);
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

/** Octal, or base-256 where the first bit is set (GNU, large numbers). */
function number(bytes: Uint8Array, at: number, length: number): number {
  const first = bytes[at] ?? 0;
  if ((first & 0x80) !== 0) {
    return bytes.subarray(at + 1, at + length).reduce((value, byte) => value * 256 + byte, first & 0x7f);
  }
  return Number.parseInt(text(bytes, at, length).trim() || '0', 8);
}

function normalise(name: string): string {
  return name
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
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
