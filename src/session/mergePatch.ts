import type { Json } from './json';
import { isJsonObject, sameJson } from './json';

/**
 * JSON Merge Patch (RFC 7396) from one value to another: `applyPatch(from, diff(from, to))` is `to`. Undefined when nothing differs.
 * As the RFC says, `null` deletes a key, so neither value may itself hold a `null`; arrays are replaced whole.
 */
export function diff(from: Json | undefined, to: Json): Json | undefined {
  if (sameJson(from, to)) return undefined;
  if (!isJsonObject(to)) return to;
  const before = isJsonObject(from) ? from : {};
  const changed = Object.entries(to).flatMap(([key, value]): [string, Json][] => {
    const patch = diff(Object.hasOwn(before, key) ? before[key] : undefined, value);
    return patch === undefined ? [] : [[key, patch]];
  });
  const gone = Object.keys(before)
    .filter((key) => !Object.hasOwn(to, key))
    .map((key): [string, Json] => [key, null]);
  return Object.fromEntries([...changed, ...gone]);
}

/** RFC 7396 section 2. Unchanged parts keep their identity. Own properties only: a key such as `__proto__` is data like any other. */
export function applyPatch(target: Json | undefined, patch: Json): Json {
  if (!isJsonObject(patch)) return patch;
  const entries = new Map(isJsonObject(target) ? Object.entries(target) : []);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) entries.delete(key);
    else entries.set(key, applyPatch(entries.get(key), value));
  }
  return Object.fromEntries(entries);
}
