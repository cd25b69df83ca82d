import type { FileView, LayerFiles } from '../../session/worldView';

/** A layer with its files, as a container's file system is made of. */
export interface StackedFiles {
  /** Layer key, or the container's ID for its writable layer. */
  readonly key: string;
  readonly files: LayerFiles;
}

/** A version of a file that a layer stores although nobody sees it any more. */
export interface Ghost {
  /** Index of the layer that stores it. */
  readonly layer: number;
  /** Index of the layer that replaced or deleted it. */
  readonly by: number;
  /** Bytes. */
  readonly size: number;
}

export interface FileNode {
  /** Without a leading slash; '' is the root. */
  readonly path: string;
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'symlink' | 'hardlink';
  /** Bytes of content. */
  readonly size: number;
  /** Index of the layer that it comes from; of a directory, of the layer that last touched it. */
  readonly layer: number;
  /** Index of the layer that deleted it; absent while it can be seen. */
  readonly hiddenBy?: number;
  /** Of a link. */
  readonly target?: string;
  /** Older versions, oldest first; of a deleted file, itself too. */
  readonly ghosts: readonly Ghost[];
  /** By name. */
  readonly children: readonly FileNode[];
  /** Of this and all below. */
  readonly total: FileTotals;
}

export interface FileTotals {
  /** Files (not directories) that can be seen. */
  readonly files: number;
  /** Bytes that can be seen. */
  readonly visible: number;
  /** Bytes that are stored but cannot be seen. */
  readonly hidden: number;
}

interface Draft {
  path: string;
  name: string;
  kind: FileNode['kind'];
  size: number;
  layer: number;
  hiddenBy: number | undefined;
  target: string | undefined;
  ghosts: Ghost[];
  children: Map<string, Draft>;
}

/**
 * What a container sees of layers laid on one another, base first, with what each layer hides (image-spec layer.md: whiteouts and opaque
 * directories act on the layers below only). Linear in the number of entries.
 */
export function mergedTree(stack: readonly StackedFiles[]): FileNode {
  const root = draft('', '', 'directory', 0);
  stack.forEach(({ files }, layer) => {
    // Removals first: they act on what lies below, never on what the same layer brings.
    for (const entry of files.entries) if (entry.kind === 'whiteout') hide(find(root, entry.path), layer);
    for (const entry of files.entries) {
      if (entry.kind === 'opaque') for (const child of find(root, entry.path)?.children.values() ?? []) hide(child, layer);
    }
    for (const entry of files.entries) put(root, entry, layer);
  });
  return finished(root);
}

function draft(path: string, name: string, kind: FileNode['kind'], layer: number): Draft {
  return { path, name, kind, size: 0, layer, hiddenBy: undefined, target: undefined, ghosts: [], children: new Map() };
}

function find(root: Draft, path: string): Draft | undefined {
  let node: Draft | undefined = root;
  for (const name of namesOf(path)) node = node?.children.get(name);
  return node;
}

function namesOf(path: string): readonly string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

/** Deletes a node and all below it from sight. */
function hide(node: Draft | undefined, by: number): void {
  if (!node) return;
  for (const child of node.children.values()) hide(child, by);
  if (node.hiddenBy !== undefined) return;
  node.hiddenBy = by;
  if (node.kind === 'file') node.ghosts.push({ layer: node.layer, by, size: node.size });
}

function put(root: Draft, entry: FileView, layer: number): void {
  if (entry.kind === 'whiteout') return;
  const names = namesOf(entry.path);
  let node = root;
  names.forEach((name, index) => {
    let child = node.children.get(name);
    if (!child) {
      child = draft(names.slice(0, index + 1).join('/'), name, 'directory', layer);
      node.children.set(name, child);
    } else if (index < names.length - 1 && child.hiddenBy !== undefined) {
      // Something below a deleted directory brings the directory back.
      child.hiddenBy = undefined;
      child.kind = 'directory';
      child.layer = layer;
    }
    node = child;
  });
  const kind = entry.kind === 'opaque' ? 'directory' : entry.kind;
  const existed = node.hiddenBy === undefined && node.layer < layer;
  if (existed && node.kind === 'file') node.ghosts.push({ layer: node.layer, by: layer, size: node.size });
  if (existed && node.kind === 'directory' && kind !== 'directory') for (const child of node.children.values()) hide(child, layer);
  node.kind = kind;
  node.size = kind === 'file' ? entry.size : 0;
  node.layer = layer;
  node.hiddenBy = undefined;
  node.target = entry.target;
}

function finished(node: Draft): FileNode {
  const children = [...node.children.values()].map(finished).sort((one, other) => (one.name < other.name ? -1 : 1));
  const own: FileTotals = {
    files: node.kind === 'directory' || node.hiddenBy !== undefined ? 0 : 1,
    visible: node.hiddenBy === undefined ? node.size : 0,
    hidden: node.ghosts.reduce((sum, ghost) => sum + ghost.size, 0),
  };
  const total = children.reduce(
    (sum, child) => ({
      files: sum.files + child.total.files,
      visible: sum.visible + child.total.visible,
      hidden: sum.hidden + child.total.hidden,
    }),
    own,
  );
  const { path, name, kind, size, layer, hiddenBy, target, ghosts } = node;
  return {
    path,
    name,
    kind,
    size,
    layer,
    ...(hiddenBy === undefined ? {} : { hiddenBy }),
    ...(target === undefined ? {} : { target }),
    ghosts,
    children,
    total,
  };
}
