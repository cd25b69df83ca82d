import { familiarString, parseNormalized } from '../engine/reference/parse';

/** A name as people type it: `node:22` for `docker.io/library/node:22`. What is no name is left as it is. */
export function familiarName(name: string): string {
  const parsed = parseNormalized(name);
  return parsed.ok ? familiarString(parsed.reference) : name;
}

/** The registry of a name: `docker.io` for `node:22`. '' of what is no name. */
export function domainOf(name: string): string {
  const parsed = parseNormalized(name);
  return parsed.ok ? parsed.reference.domain : '';
}
