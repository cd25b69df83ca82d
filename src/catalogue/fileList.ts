/** Turns a compact file list into the changeset that stands for the layer. */
import * as v from 'valibot';
import type { Digest } from '../engine/digest/digest';
import type { Changeset, ChangesetEntry } from '../engine/layer/changeset';
import { fileListData } from './fileLists';
import { fileListSchema } from './schema';
import type { FileList } from './schema';

interface Words {
  readonly path: string;
  readonly mode: number;
  readonly rest: readonly string[];
}

function words(line: string): Words {
  const [path = '', mode = '', ...rest] = line.split(' ');
  return { path, mode: parseInt(mode, 8), rest };
}

function ownerAndTime(rest: readonly string[], mtime: number): { readonly uid: number; readonly gid: number; readonly mtime: number } {
  let owner = { uid: 0, gid: 0 };
  let time = mtime;
  for (const word of rest) {
    if (word.startsWith('@')) time = Number(word.slice(1));
    else if (/^\d+:\d+$/.test(word)) {
      const [uid, gid] = word.split(':');
      owner = { uid: Number(uid), gid: Number(gid) };
    }
  }
  return { ...owner, mtime: time };
}

const relative = (path: string): string => path.replace(/^\/+/, '');
const join = (directory: string, name: string): string => relative(directory === '/' ? `/${name}` : `${directory}/${name}`);

function linkEntries(type: 'symlink' | 'hardlink', links: FileList['symlinks'], mtime: number, add: (entry: ChangesetEntry) => void): void {
  for (const [target, directories] of Object.entries(links ?? {})) {
    for (const [directory, names] of Object.entries(directories)) {
      for (const name of names.split(' ')) {
        const metadata = { path: join(directory, name), uid: 0, gid: 0, mtime };
        if (type === 'symlink') add({ type, ...metadata, mode: 0o777, target });
        else add({ type, ...metadata, mode: 0o755, target: relative(target) });
      }
    }
  }
}

function collect(list: FileList, entries: Map<string, ChangesetEntry>): void {
  if (list.like !== undefined) collect(readFileList(list.like), entries);
  const add = (entry: ChangesetEntry): void => {
    entries.set(entry.path, entry);
  };
  for (const line of list.directories ?? []) {
    const { path, mode, rest } = words(line);
    add({ type: 'directory', path: relative(path), mode, ...ownerAndTime(rest, list.mtime) });
  }
  for (const [directory, names] of Object.entries(list.programs ?? {})) {
    for (const name of names.split(' ')) {
      add({
        type: 'file',
        path: join(directory, name),
        mode: 0o755,
        uid: 0,
        gid: 0,
        mtime: list.mtime,
        content: { kind: 'recorded', size: list.programSize ?? 0 },
      });
    }
  }
  for (const line of list.files ?? []) {
    const { path, mode, rest } = words(line);
    const [size = '0', ...others] = rest;
    const sha256 = others.find((word) => /^[0-9a-f]{64}$/.test(word));
    add({
      type: 'file',
      path: relative(path),
      mode,
      ...ownerAndTime(others, list.mtime),
      content: { kind: 'recorded', size: Number(size), ...(sha256 === undefined ? {} : { sha256: `sha256:${sha256}` as Digest }) },
    });
  }
  linkEntries('symlink', list.symlinks, list.mtime, add);
  linkEntries('hardlink', list.hardlinks, list.mtime, add);
  for (const [path, text] of Object.entries(list.texts ?? {})) {
    const known = entries.get(relative(path));
    const metadata = known !== undefined && known.type === 'file' ? known : { mode: 0o644, uid: 0, gid: 0, mtime: list.mtime };
    const { mode, uid, gid, mtime } = metadata;
    add({ type: 'file', path: relative(path), mode, uid, gid, mtime, content: { kind: 'bytes', bytes: new TextEncoder().encode(text) } });
  }
}

const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Parents before children; a list may leave out a parent that a lower layer has. */
const byPath = (a: ChangesetEntry, b: ChangesetEntry): number => byBytes(a.path.split('/').join('\0'), b.path.split('/').join('\0'));

/** The checked list; throws when there is none of that name. */
export function readFileList(name: string): FileList {
  const data = fileListData[name];
  if (data === undefined) throw new Error(`catalogue: there is no file list ${name} in data/rootfs`);
  return v.parse(fileListSchema, data);
}

/** Sorted by path. Parents of listed entries that the list does not name appear as directories of mode 755, root's. */
export function fileListChangeset(name: string): Changeset {
  const list = readFileList(name);
  const entries = new Map<string, ChangesetEntry>();
  collect(list, entries);
  for (const path of [...entries.keys()]) {
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const parent = path.slice(0, slash);
      if (!entries.has(parent)) entries.set(parent, { type: 'directory', path: parent, mode: 0o755, uid: 0, gid: 0, mtime: list.mtime });
    }
  }
  return { entries: [...entries.values()].sort(byPath) };
}
