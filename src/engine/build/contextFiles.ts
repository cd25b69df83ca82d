import { strFromU8 } from 'fflate';
import type { BuildContextSource } from '../api';
import { contentBytes, contentSize } from '../filetree/content';
import { overlayTree } from '../filetree/overlay';
import type { FileFile, FileTree } from '../filetree/tree';
import { walk } from '../filetree/walk';
import type { ChangesetEntry } from '../layer/changeset';
import { ignoreMatcher, readIgnoreFile } from './dockerignore';
import { globMatcher } from './glob';
import type { SentEntry } from './transfer';

/** The build context as the builder sees it: a tree of its own whose root is the context directory, without ignored files, owned by root. */
export interface ContextFiles {
  readonly tree: FileTree;
  readonly entries: readonly SentEntry[];
}

export const emptyContext: ContextFiles = { tree: overlayTree([], { readOnly: true }), entries: [] };

/** The ignore file of a context: `<Dockerfile>.dockerignore` wins over `.dockerignore`. */
export function findIgnoreFile(
  context: BuildContextSource,
  dockerfileName: string,
): { readonly name: string; readonly node: FileFile } | undefined {
  for (const name of [`${dockerfileName}.dockerignore`, '.dockerignore']) {
    const node = context.tree.stat(join(context.root, name));
    if (node?.type === 'file') return { name, node };
  }
  return undefined;
}

/** Throws `PatternError` for an ignore file that cannot be read. */
export function ignorePatterns(ignoreFile: { readonly name: string; readonly node: FileFile } | undefined): string[] {
  if (!ignoreFile) return [];
  return readIgnoreFile(strFromU8(contentBytes(ignoreFile.node.content, ignoreFile.name)));
}

export function loadContext(context: BuildContextSource, patterns: readonly string[]): ContextFiles {
  const isIgnored = ignoreMatcher(patterns);
  const root = context.root.endsWith('/') ? context.root : `${context.root}/`;
  const found = [...walk(context.tree, context.root)].map(({ path, node }) => ({ path: path.slice(root.length), node }));
  // A directory that is ignored comes along when something in it does not stay away.
  const kept = new Set<string>();
  for (const { path, node } of found) {
    if (isIgnored(path)) continue;
    kept.add(path);
    for (let cut = path.lastIndexOf('/'); cut > 0 && node.type !== undefined; cut = path.lastIndexOf('/', cut - 1))
      kept.add(path.slice(0, cut));
  }
  const entries = found
    .filter(({ path }) => kept.has(path))
    .map(({ path, node }) => ({ path, node: { ...node, uid: 0, gid: 0 }, withContent: true }));
  const changes = entries.map(({ path, node }): ChangesetEntry => ({ ...node, path }));
  return { tree: overlayTree([{ entries: changes }], { readOnly: true }), entries };
}

/** What of a context is sent: all of it, or what the given sources of COPY and ADD need (BuildKit's follow paths). */
export function followedEntries(files: ContextFiles, sources: readonly string[]): readonly SentEntry[] {
  const wanted = sources.map((source) => source.replace(/^\/+/, ''));
  if (wanted.includes('')) return files.entries;
  const isWanted = wantedPath(wanted);
  const direct = files.entries.filter(({ path }) => parentsOf(path).some(isWanted) || isWanted(path));
  const parents = new Set(direct.flatMap(({ path }) => parentsOf(path)));
  const followed = new Set(direct.map(({ path }) => path));
  return files.entries.filter(({ path }) => followed.has(path) || parents.has(path));
}

/** Whether a path is one of the sources or matches one: plain ones are looked up, so that many sources cost no more than few. */
function wantedPath(sources: readonly string[]): (path: string) => boolean {
  const isPattern = (source: string): boolean => /[*?[\\]/.test(source);
  const plain = new Set(sources);
  const patterns = sources.filter(isPattern).map(globMatcher);
  return (path) => plain.has(path) || patterns.some((matches) => matches(path));
}

function parentsOf(path: string): readonly string[] {
  const parents: string[] = [];
  for (let cut = path.indexOf('/'); cut >= 0; cut = path.indexOf('/', cut + 1)) parents.push(path.slice(0, cut));
  return parents;
}

/** What the builder keeps of a context between builds: path and description, to ask only for files that changed. */
export type SentFiles = Readonly<Record<string, string>>;

export function sentFiles(entries: readonly SentEntry[]): SentFiles {
  return Object.fromEntries(entries.map(({ path, node }) => [path, describe(node)]));
}

export function sentOfContext(entries: readonly SentEntry[], before: SentFiles): readonly SentEntry[] {
  return entries.map((entry) => ({ ...entry, withContent: before[entry.path] !== describe(entry.node) }));
}

function describe(node: SentEntry['node']): string {
  const what = node.type === 'file' ? String(contentSize(node.content)) : node.type === 'symlink' ? node.target : '';
  return `${node.type} ${node.mode} ${node.mtime} ${what}`;
}

function join(directory: string, name: string): string {
  return directory.endsWith('/') ? directory + name : `${directory}/${name}`;
}
