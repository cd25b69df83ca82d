import type { FileNode } from './mergedTree';

export interface FileFilter {
  /** Part of a path, in any case; '' for all. */
  readonly text: string;
  /** Only what this layer brought, replaced or deleted. */
  readonly layer?: number;
  /** Only what is stored but cannot be seen. */
  readonly onlyHidden?: boolean;
}

/** One line of the tree as it shows. */
export interface FileRow {
  readonly node: FileNode;
  /** From 1, as `aria-level` counts. */
  readonly level: number;
  /** Place among its siblings that show, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  /** `undefined` for what cannot be opened. */
  readonly open?: boolean;
}

/** So many rows are saved as a picture, or go on paper: about ten pages. */
export const MOST_ROWS = 500;

export const NO_FILTER: FileFilter = { text: '' };

/**
 * The lines that show, from the root's children down. Without a filter what `opened` names is open; with one, everything that matches shows
 * with the directories that lead there.
 */
export function fileRows(root: FileNode, opened: ReadonlySet<string>, filter: FileFilter = NO_FILTER): readonly FileRow[] {
  const filtered = filter.text !== '' || filter.layer !== undefined || filter.onlyHidden === true;
  const kept = filtered ? keptBy(root, filter) : undefined;
  const rows: FileRow[] = [];
  const show = (node: FileNode, level: number): void => {
    const children = kept ? node.children.filter((child) => kept.has(child)) : node.children;
    children.forEach((child, index) => {
      const inside = kept ? child.children.some((grandchild) => kept.has(grandchild)) : child.children.length > 0;
      const open = inside ? filtered !== opened.has(child.path) : undefined;
      rows.push({ node: child, level, position: index + 1, siblings: children.length, ...(open === undefined ? {} : { open }) });
      if (open === true) show(child, level + 1);
    });
  };
  show(root, 1);
  return rows;
}

/** What matches, and the directories above it. */
function keptBy(root: FileNode, filter: FileFilter): ReadonlySet<FileNode> {
  const kept = new Set<FileNode>();
  const text = filter.text.toLowerCase();
  const visit = (node: FileNode): boolean => {
    let keep = node.path !== '' && matches(node, filter, text);
    for (const child of node.children) if (visit(child)) keep = true;
    if (keep) kept.add(node);
    return keep;
  };
  visit(root);
  return kept;
}

function matches(node: FileNode, filter: FileFilter, text: string): boolean {
  if (text !== '' && !node.path.toLowerCase().includes(text)) return false;
  if (filter.onlyHidden === true && node.ghosts.length === 0) return false;
  if (filter.layer === undefined) return true;
  const { layer } = filter;
  return node.layer === layer || node.hiddenBy === layer || node.ghosts.some((ghost) => ghost.layer === layer || ghost.by === layer);
}

/** Which rows to draw: those in the window and a few around, so that 20,000 files scroll as smoothly as 20. Heights in px. */
export function windowOf(
  count: number,
  { scrollTop, height, rowHeight }: { readonly scrollTop: number; readonly height: number; readonly rowHeight: number },
): { readonly first: number; readonly end: number } {
  const around = 12;
  const first = Math.max(0, Math.min(count, Math.floor(scrollTop / rowHeight) - around));
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + around);
  return { first, end: Math.max(first, end) };
}
