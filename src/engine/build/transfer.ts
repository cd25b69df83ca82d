import { contentSize } from '../filetree/content';
import type { FileNode } from '../filetree/tree';

/** How many bytes of its protocol a file transfer takes: what BuildKit shows as `transferring context: 34B`. */

/** Something sent, in the order of the walk; directories too, since they have numbers as well. */
export interface SentEntry {
  /** Relative. */
  readonly path: string;
  readonly node: FileNode;
  /** False when the receiver has the file from an earlier build: then only its description is sent. */
  readonly withContent: boolean;
}

const CHUNK = 32 * 1024;
/** Bits of Go's `os.FileMode` that a description carries. */
const MODE_DIRECTORY = 2 ** 31;
const MODE_SYMLINK = 2 ** 27;
const FIN_PACKET = 2;

/**
 * Bytes received in one session of fsutil (tonistiigi/fsutil, types/wire.proto), which is the figure shown: a STAT packet for each entry,
 * DATA packets of at most 32 KiB and an empty one after them for each file asked for, and FIN. Checked against recording 29.7.2/05:
 * an empty Dockerfile takes 31 bytes, nothing at all 2.
 */
export function transferSize(entries: readonly SentEntry[]): number {
  return entries.reduce((sum, entry, id) => sum + statPacket(entry) + (entry.withContent ? dataPackets(entry, id) : 0), FIN_PACKET);
}

/** The same, with what has come when the first packet is there: the description of the first entry, or the word that there is none. */
export function transferFigures(entries: readonly SentEntry[]): { readonly first: number; readonly all: number } {
  const [entry] = entries;
  return { first: entry === undefined ? 0 : statPacket(entry), all: transferSize(entries) };
}

function statPacket({ path, node }: SentEntry): number {
  const stat =
    lengthDelimited(utf8Length(path)) +
    number(fileMode(node)) +
    (node.type === 'file' ? number(contentSize(node.content)) : 0) +
    number(node.mtime * 1e9) +
    (node.type === 'symlink' ? lengthDelimited(utf8Length(node.target)) : 0);
  return lengthDelimited(stat);
}

function dataPackets({ node }: SentEntry, id: number): number {
  if (node.type !== 'file') return 0;
  const overhead = 2 + number(id); // packet type, and the number of the file unless that is 0
  let total = overhead;
  for (let left = contentSize(node.content); left > 0; left -= CHUNK) total += overhead + lengthDelimited(Math.min(left, CHUNK));
  return total;
}

function fileMode(node: FileNode): number {
  const special = (node.mode & 0o4000 ? 2 ** 23 : 0) + (node.mode & 0o2000 ? 2 ** 22 : 0) + (node.mode & 0o1000 ? 2 ** 20 : 0);
  const type = node.type === 'directory' ? MODE_DIRECTORY : node.type === 'symlink' ? MODE_SYMLINK : 0;
  return (node.mode & 0o777) + special + type;
}

/** A numeric field of protobuf with a tag of one byte; zero is left out. */
function number(value: number): number {
  return value === 0 ? 0 : 1 + varint(value);
}

function lengthDelimited(length: number): number {
  return 1 + varint(length) + length;
}

function varint(value: number): number {
  let bytes = 1;
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes++;
  return bytes;
}

function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
