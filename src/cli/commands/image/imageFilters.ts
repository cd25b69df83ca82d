import type { Engine, ImageRecord } from '../../../engine/api';
import type { EpochMs } from '../../../engine/clock';
import { familiarMatch } from '../../../engine/reference/familiarMatch';
import { parseNormalized } from '../../../engine/reference/parse';
import { CommandFailure } from '../../command/failure';
import { moment } from '../../command/pruneFilters';
import { parseBool } from '../../flags/values';

const KNOWN = new Set(['dangling', 'label', 'before', 'since', 'reference', 'until']);

/** `--filter` values by name. Throws Docker's text for a name that the daemon does not know. */
export function filterMap(filters: readonly string[], known: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const filter of filters) {
    if (filter === '') continue;
    const equals = filter.indexOf('=');
    const name = filter.slice(0, equals).trim().toLowerCase();
    if (!known.has(name)) throw new CommandFailure(`Error response from daemon: invalid filter '${name}'`);
    map.set(name, [...(map.get(name) ?? []), filter.slice(equals + 1).trim()]);
  }
  return map;
}

/**
 * The images that filters leave, with only those names that a `reference` filter matches. Untagged images are left out unless `all` or
 * asked for with `dangling` (fidelity README 3.11).
 */
export function filterImages(
  engine: Engine,
  options: { readonly filters: readonly string[]; readonly all: boolean },
): readonly ImageRecord[] {
  const filters = filterMap(options.filters, KNOWN);
  const dangling = danglingFilter(filters.get('dangling'));
  const before = timeOf(engine, filters.get('before'));
  const after = timeOf(engine, filters.get('since'));
  const references = filters.get('reference');
  const labels = filters.get('label') ?? [];
  const until = earliest(filters.get('until'), engine.clock.now());
  return engine
    .images()
    .filter((image) => {
      const untagged = image.names.length === 0;
      if (dangling !== undefined && untagged !== dangling) return false;
      if (dangling === undefined && untagged && !options.all) return false;
      if (before !== undefined && !((image.created ?? 0) < before)) return false;
      if (after !== undefined && !((image.created ?? 0) > after)) return false;
      if (until !== undefined && !((image.created ?? 0) < until)) return false;
      return labels.every((label) => hasLabel(image, label));
    })
    .flatMap((image) => {
      if (references === undefined) return [image];
      const names = image.names.filter((name) => references.some((pattern) => matches(pattern, name)));
      return names.length === 0 ? [] : [{ ...image, names }];
    });
}

function danglingFilter(values: readonly string[] | undefined): boolean | undefined {
  if (values === undefined) return undefined;
  const value = values[0] ?? '';
  const wanted = parseBool(value);
  if (wanted === undefined) throw new CommandFailure(`Error response from daemon: invalid filter 'dangling=${value}'`);
  return wanted;
}

/** Of several times the daemon takes the one that leaves the fewest. */
function earliest(times: readonly string[] | undefined, now: EpochMs): EpochMs | undefined {
  return times === undefined ? undefined : Math.min(...times.map((time) => moment(time, now)));
}

function timeOf(engine: Engine, names: readonly string[] | undefined): number | undefined {
  const name = names?.[0];
  return name === undefined ? undefined : engine.image(name).created;
}

function matches(pattern: string, name: string): boolean {
  const parsed = parseNormalized(name);
  return parsed.ok && familiarMatch(pattern, parsed.reference);
}

function hasLabel(image: ImageRecord, wanted: string): boolean {
  const equals = wanted.indexOf('=');
  const labels = image.config.config.Labels ?? {};
  return equals < 0 ? Object.hasOwn(labels, wanted) : labels[wanted.slice(0, equals)] === wanted.slice(equals + 1);
}
