import type { FileContent, Metadata } from '../filetree/tree';

/** One entry of a layer (image-spec layer.md). Paths are relative, without leading or trailing slash; `''` is the root directory. */
export type ChangesetEntry =
  | ({ readonly type: 'directory'; readonly path: string; readonly opaque?: boolean } & Metadata)
  | ({ readonly type: 'file'; readonly path: string; readonly content: FileContent } & Metadata)
  | ({ readonly type: 'symlink'; readonly path: string; readonly target: string } & Metadata)
  /** A further name of a file of the same layer; `target` is that file's path in the layer. */
  | ({ readonly type: 'hardlink'; readonly path: string; readonly target: string } & Metadata)
  /** Hides `path` of the layers below; written as `.wh.<name>`. */
  | { readonly type: 'whiteout'; readonly path: string };

/** The file changes that make up a layer, sorted by path, parents before children. */
export interface Changeset {
  readonly entries: readonly ChangesetEntry[];
}
