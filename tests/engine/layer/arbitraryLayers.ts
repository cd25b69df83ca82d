/** Random work on a file tree, for property tests. */
import fc from 'fast-check';
import { compareBytes } from '../../../src/engine/filetree/path';
import type { OverlayTree } from '../../../src/engine/filetree/overlay';
import { FileError } from '../../../src/engine/filetree/tree';

const name = fc.constantFrom('a', 'b', 'c', 'ä', 'a-b', 'a.b');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => `/${names.join('/')}`);
const bytes = fc.uint8Array({ maxLength: 20 });

type Operation = (tree: OverlayTree) => void;

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(path, bytes).map(
    ([at, content]): Operation =>
      (tree) =>
        tree.writeFile(at, content),
  ),
  path.map(
    (at): Operation =>
      (tree) =>
        tree.makeDirectory(at, { recursive: true }),
  ),
  fc.tuple(path, path).map(
    ([target, at]): Operation =>
      (tree) =>
        tree.symlink(target, at),
  ),
  fc.tuple(path, path).map(
    ([from, to]): Operation =>
      (tree) =>
        tree.link(from, to),
  ),
  fc.tuple(path, path).map(
    ([from, to]): Operation =>
      (tree) =>
        tree.rename(from, to),
  ),
  path.map(
    (at): Operation =>
      (tree) =>
        tree.remove(at, { recursive: true }),
  ),
  fc.tuple(path, fc.constantFrom(0o600, 0o755, 0o4755)).map(
    ([at, mode]): Operation =>
      (tree) =>
        tree.chmod(at, mode),
  ),
);

/** Offences against the file system (no such directory, a loop of links) are part of the play. */
export const work: fc.Arbitrary<Operation> = fc.array(operation, { maxLength: 15 }).map((operations) => (tree) => {
  for (const run of operations) {
    try {
      run(tree);
    } catch (error) {
      if (!(error instanceof FileError)) {
        throw error;
      }
    }
  }
});

/** Order of a walk through the tree: a directory, then all that is in it, then its next sibling. */
export function compareWalk(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const order = compareBytes(left[at] ?? '', right[at] ?? '');
    if (order !== 0) {
      return order;
    }
  }
  return left.length - right.length;
}
