import type { NpmPackages } from '../../catalogue/packages';

export interface PlacedPackage {
  /** Below node_modules: `debug`, or `send/node_modules/debug` where another version holds the place above. */
  readonly path: string;
  /** `name@version`. */
  readonly key: string;
  readonly bytes: number;
}

const nameOf = (key: string): string => key.slice(0, key.lastIndexOf('@'));

/** Lays packages out as npm does: each as high as it can stand, a second version below the package that needs it. Sorted by path. */
export function npmLayout(wanted: readonly string[], { packages }: NpmPackages): readonly PlacedPackage[] {
  const placed = new Map<string, PlacedPackage>();
  const queue = wanted.map((key) => ({ key, parents: [] as readonly string[] }));
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { key, parents } = next;
    const facts = packages[key];
    if (facts === undefined) throw new Error(`catalogue: npm package ${key} has no entry`);
    const [, bytes, needs] = facts;
    // Places from the top down to beside the package that needs it.
    const places = Array.from({ length: parents.length + 1 }, (_, depth) =>
      [...parents.slice(0, depth), nameOf(key)].join('/node_modules/'),
    );
    const seen = [...places]
      .reverse()
      .map((path) => placed.get(path))
      .find((one) => one !== undefined);
    if (seen?.key === key) continue;
    const path = places.find((candidate) => !placed.has(candidate));
    if (path === undefined) continue;
    placed.set(path, { path, key, bytes });
    for (const need of needs) queue.push({ key: need, parents: path.split('/node_modules/') });
  }
  return [...placed.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
