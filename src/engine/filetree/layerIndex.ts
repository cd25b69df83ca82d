import type { Changeset, ChangesetEntry } from '../layer/changeset';

/** One layer's entries as a tree: what is at a name, and what is below it. */
export interface LayerNode {
  /** Undefined for a directory that the layer implies but does not list. */
  readonly entry: ChangesetEntry | undefined;
  /** Hides whatever lower layers have of this name's children. */
  readonly opaque: boolean;
  readonly children: ReadonlyMap<string, LayerNode>;
}

interface MutableNode {
  entry: ChangesetEntry | undefined;
  opaque: boolean;
  readonly children: Map<string, MutableNode>;
}

export interface LayerIndex {
  readonly root: LayerNode;
  /** Regular files by path, for hard links to find theirs. */
  readonly files: ReadonlyMap<string, FileEntry>;
}

export type FileEntry = Extract<ChangesetEntry, { readonly type: 'file' }>;

const indexes = new WeakMap<Changeset, LayerIndex>();

/** Computed once for each changeset, in time linear in its entries. */
export function layerIndex(changeset: Changeset): LayerIndex {
  const known = indexes.get(changeset);
  if (known !== undefined) {
    return known;
  }
  const index = build(changeset);
  indexes.set(changeset, index);
  return index;
}

function build(changeset: Changeset): LayerIndex {
  const root = emptyNode();
  const files = new Map<string, FileEntry>();
  for (const entry of changeset.entries) {
    const node = nodeAt(root, entry.path);
    if (entry.type === 'whiteout' && (node.entry !== undefined || node.children.size > 0)) {
      // A whiteout beside something of the same name hides only what is below (image-spec layer.md, Whiteouts).
      node.opaque = true;
      continue;
    }
    if (node.entry?.type === 'whiteout') {
      node.opaque = true;
    }
    if (entry.type === 'directory' && entry.opaque === true) {
      node.opaque = true;
    }
    node.entry = entry;
    if (entry.type === 'file') {
      files.set(entry.path, entry);
    }
  }
  return { root, files };
}

function nodeAt(root: MutableNode, path: string): MutableNode {
  let node = root;
  for (const name of path === '' ? [] : path.split('/')) {
    let child = node.children.get(name);
    if (child === undefined) {
      child = emptyNode();
      node.children.set(name, child);
    }
    node = child;
  }
  return node;
}

function emptyNode(): MutableNode {
  return { entry: undefined, opaque: false, children: new Map() };
}

/** The file that an entry's content is in: itself, or what its hard link points at; undefined when the link leads nowhere. */
export function linkedFile(index: LayerIndex, entry: ChangesetEntry): FileEntry | undefined {
  if (entry.type === 'file') {
    return entry;
  }
  return entry.type === 'hardlink' ? index.files.get(entry.target) : undefined;
}
