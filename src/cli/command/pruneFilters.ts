import type { EpochMs } from '../../engine/clock';
import { parseGoDuration } from '../format/goDuration';
import { CommandFailure, notSimulated } from './failure';

/** `--filter` of the prune commands: an age, and labels. */
export interface PruneFilters {
  /** Only what was made before. */
  readonly until: EpochMs | undefined;
  /** Whether labels are such as are asked for. */
  readonly labels: (labels: Readonly<Record<string, string>>) => boolean;
  readonly isEmpty: boolean;
  /** As the question of `docker system prune` lists them. */
  readonly shown: readonly string[];
}

/** Throws the daemon's text for a filter that it does not know. */
export function pruneFilters(filters: readonly string[], known: ReadonlySet<string>, now: EpochMs): PruneFilters {
  const pairs = filters
    .filter((filter) => filter !== '')
    .map((filter) => {
      const equals = filter.indexOf('=');
      return { name: filter.slice(0, equals).trim().toLowerCase(), value: filter.slice(equals + 1).trim() };
    });
  const unknown = pairs.find(({ name }) => !known.has(name));
  if (unknown !== undefined) throw new CommandFailure(`Error response from daemon: invalid filter '${unknown.name}'`);
  const valuesOf = (wanted: string): readonly string[] => pairs.flatMap(({ name, value }) => (name === wanted ? [value] : []));
  const times = valuesOf('until');
  if (times.length > 1) throw new CommandFailure('Error response from daemon: more than one until filter specified');
  const [time] = times;
  return {
    until: time === undefined ? undefined : moment(time, now),
    labels: (labels) =>
      valuesOf('label').every((label) => hasLabel(labels, label)) && !valuesOf('label!').some((label) => hasLabel(labels, label)),
    isEmpty: pairs.length === 0,
    shown: ['label', 'label!', 'until'].flatMap((name) => valuesOf(name).map((value) => `${name}=${value}`)).sort(),
  };
}

/** An age (`24h`), seconds since 1970, or a date (moby api/types/time, GetTimestamp). */
export function moment(text: string, now: EpochMs): EpochMs {
  const age = parseGoDuration(text);
  if (age !== undefined && text !== '0') return now - age;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  if (Number.isNaN(date))
    throw notSimulated(`"${text}" is not read as a time here; give an age as in until=24h, or a date as in until=2026-01-31.`);
  return date;
}

function hasLabel(labels: Readonly<Record<string, string>>, wanted: string): boolean {
  const equals = wanted.indexOf('=');
  return equals < 0 ? Object.hasOwn(labels, wanted) : labels[wanted.slice(0, equals)] === wanted.slice(equals + 1);
}
