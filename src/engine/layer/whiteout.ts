import { baseName, parentOf } from '../filetree/path';

/** image-spec layer.md, Whiteouts. */
const PREFIX = '.wh.';
const OPAQUE = '.wh..wh..opq';

/** Name in the tar of the whiteout that hides `path`. */
export function whiteoutPath(path: string): string {
  const parent = parentOf(path);
  return `${parent === '' ? '' : `${parent}/`}${PREFIX}${baseName(path)}`;
}

/** Name in the tar of the marker that makes a directory opaque. */
export function opaqueWhiteoutPath(directory: string): string {
  return directory === '' ? OPAQUE : `${directory}/${OPAQUE}`;
}

export type WhiteoutName = { readonly hides: string } | { readonly opaque: string };

/** What a name in a tar hides; undefined for an ordinary name. */
export function readWhiteout(path: string): WhiteoutName | undefined {
  const name = baseName(path);
  const parent = parentOf(path);
  if (name === OPAQUE) {
    return { opaque: parent };
  }
  if (!name.startsWith(PREFIX)) {
    return undefined;
  }
  return { hides: `${parent === '' ? '' : `${parent}/`}${name.slice(PREFIX.length)}` };
}
