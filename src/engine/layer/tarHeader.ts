import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Size of a tar record; headers and contents are padded to it. */
export const BLOCK = 512;

export type TarType = 'file' | 'hardlink' | 'symlink' | 'directory';

export interface TarHeader {
  readonly type: TarType;
  /** Relative; directories end in `/`. */
  readonly name: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes that follow the header. */
  readonly size: number;
  /** Seconds. */
  readonly mtime: number;
  readonly linkName: string;
}

const FLAGS: Readonly<Record<TarType, string>> = { file: '0', hardlink: '1', symlink: '2', directory: '5' };
const NAME_LENGTH = 100;
const PREFIX_LENGTH = 155;
const MAX_OCTAL_7 = 0o7777777;
const MAX_OCTAL_11 = 0o77777777777;

/** The header block, after a PAX header where ustar cannot say it (POSIX.1-2001; the same choice as Go's archive/tar). */
export function tarHeader(header: TarHeader): Uint8Array {
  const records: [string, string][] = [];
  const split = splitName(header.name);
  if (split === undefined) {
    records.push(['path', header.name]);
  }
  if (!fitsField(header.linkName, NAME_LENGTH)) {
    records.push(['linkpath', header.linkName]);
  }
  if (header.size > MAX_OCTAL_11) {
    records.push(['size', String(header.size)]);
  }
  if (header.uid > MAX_OCTAL_7) {
    records.push(['uid', String(header.uid)]);
  }
  if (header.gid > MAX_OCTAL_7) {
    records.push(['gid', String(header.gid)]);
  }
  const block = ustarBlock(header, split ?? { prefix: '', name: asciiOnly(header.name) }, FLAGS[header.type]);
  if (records.length === 0) {
    return block;
  }
  const body = paxBody(records);
  const padded = padding(body.length);
  const whole = new Uint8Array(BLOCK + body.length + padded + BLOCK);
  const pax: TarHeader = { ...header, name: 'PaxHeaders.0/x', mode: 0, uid: 0, gid: 0, mtime: 0, size: body.length, linkName: '' };
  whole.set(ustarBlock(pax, { prefix: '', name: pax.name }, 'x'), 0);
  whole.set(body, BLOCK);
  whole.set(block, BLOCK + body.length + padded);
  return whole;
}

/** Zero bytes after `size` bytes of content. */
export function padding(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function ustarBlock(header: TarHeader, path: { readonly prefix: string; readonly name: string }, flag: string): Uint8Array {
  const block = new Uint8Array(BLOCK);
  const text = (at: number, value: string) => {
    block.set(utf8ToBytes(value), at);
  };
  const octal = (at: number, width: number, value: number, max: number) => {
    text(at, (value > max ? 0 : value).toString(8).padStart(width - 1, '0'));
  };
  text(0, path.name);
  octal(100, 8, header.mode, MAX_OCTAL_7);
  octal(108, 8, header.uid, MAX_OCTAL_7);
  octal(116, 8, header.gid, MAX_OCTAL_7);
  octal(124, 12, header.size, MAX_OCTAL_11);
  octal(136, 12, Math.max(0, header.mtime), MAX_OCTAL_11);
  text(148, '        ');
  text(156, flag);
  text(157, fitsField(header.linkName, NAME_LENGTH) ? header.linkName : asciiOnly(header.linkName));
  text(257, 'ustar\0');
  text(263, '00');
  octal(329, 8, 0, MAX_OCTAL_7);
  octal(337, 8, 0, MAX_OCTAL_7);
  text(345, path.prefix);
  const sum = block.reduce((total, byte) => total + byte, 0);
  text(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}

function fitsField(text: string, length: number): boolean {
  return text.length <= length && isAscii(text);
}

function isAscii(text: string): boolean {
  return !/[^\x20-\x7e]/.test(text);
}

/** What a reader without PAX sees. */
function asciiOnly(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '').slice(0, NAME_LENGTH);
}

function splitName(name: string): { readonly prefix: string; readonly name: string } | undefined {
  if (!isAscii(name)) {
    return undefined;
  }
  if (name.length <= NAME_LENGTH) {
    return { prefix: '', name };
  }
  const cut = name.slice(0, PREFIX_LENGTH + 1).lastIndexOf('/', name.length - 2);
  const rest = name.length - cut - 1;
  return cut <= 0 || rest > NAME_LENGTH || rest === 0 ? undefined : { prefix: name.slice(0, cut), name: name.slice(cut + 1) };
}

/** Records `LENGTH KEY=VALUE\n`, where the length counts itself. */
function paxBody(records: readonly (readonly [string, string])[]): Uint8Array {
  const lines = records.map(([key, value]) => {
    const rest = utf8ToBytes(` ${key}=${value}\n`).length;
    let length = rest + 1;
    while (String(length).length + rest !== length) {
      length = String(length).length + rest;
    }
    return `${length} ${key}=${value}\n`;
  });
  return utf8ToBytes(lines.join(''));
}
