import type { BuildCacheUsage } from '../../../engine/api';
import { CommandFailure, notSimulated } from '../../command/failure';
import { parseGoDuration } from '../../format/goDuration';

export interface CacheFilter {
  readonly unusedForMs?: number;
  readonly matches: (usage: BuildCacheUsage) => boolean;
  readonly isEmpty: boolean;
}

/** Fields that BuildKit's filters know by presence (cache/manager.go, adaptUsageInfo). */
const FLAGS: Readonly<Record<string, (usage: BuildCacheUsage) => boolean>> = {
  inuse: ({ inUse }) => inUse,
  mutable: ({ mutable }) => mutable,
  immutable: ({ mutable }) => !mutable,
  shared: ({ shared }) => shared,
  private: ({ shared }) => !shared,
};
/** Fields with a value. */
const VALUES: Readonly<Record<string, (usage: BuildCacheUsage) => readonly string[]>> = {
  type: ({ type }) => [type],
  description: ({ description }) => [description],
  parents: ({ parents }) => parents,
};

/** `--filter` of `docker buildx prune` and `du` (buildx commands/prune.go, toBuildkitPruneInfo). */
export function cacheFilter(filters: readonly string[]): CacheFilter {
  const conditions: ((usage: BuildCacheUsage) => boolean)[] = [];
  const ages: number[] = [];
  for (const filter of filters) {
    const equals = filter.indexOf('=');
    const name = (equals < 0 ? filter : filter.slice(0, equals)).trim();
    const value = equals < 0 ? undefined : filter.slice(equals + 1).trim();
    const flag = FLAGS[name];
    const field = VALUES[name];
    if (name === 'until' || name === 'unused-for') {
      const age = parseGoDuration(value ?? '');
      if (age === undefined)
        throw new CommandFailure(`ERROR: "${name}" filter expects a duration (e.g., '24h'): time: invalid duration "${value ?? ''}"`);
      ages.push(age);
    } else if (name === 'id' && value !== undefined) conditions.push(({ id }) => id.includes(value));
    else if (flag !== undefined) conditions.push((usage) => flag(usage) === (value === undefined || value === 'true'));
    else if (field !== undefined && value !== undefined) conditions.push((usage) => field(usage).includes(value));
    else throw notSimulated(`the filter "${name}" of the build cache is not simulated.`);
  }
  const [age] = ages;
  return {
    ...(age === undefined ? {} : { unusedForMs: age }),
    matches: (usage) => conditions.every((condition) => condition(usage)),
    isEmpty: filters.length === 0,
  };
}
