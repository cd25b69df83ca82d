import type { Json, JsonObject } from './json';
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
  return merged(target, patch, new Set());
}

/**
 * One patch after another. What they change is copied once for all of them and then changed in place, so thousands of small patches of a
 * large value cost what they say, not what the value holds. Neither target nor patches change.
 */
export function applyPatches(target: Json | undefined, patches: readonly Json[]): Json | undefined {
  const own = new Set<object>();
  return patches.reduce<Json | undefined>((value, patch) => merged(value, patch, own), target);
}

/** `own`: objects made here, that nobody else has seen yet. */
function merged(target: Json | undefined, patch: Json, own: Set<object>): Json {
  if (!isJsonObject(patch)) return patch;
  const before = isJsonObject(target) ? target : undefined;
  // What is new is taken as it stands; it is copied when a later patch changes it.
  if (before === undefined && !deletes(patch)) return patch;
  const result: Record<string, Json> = before === undefined ? {} : own.has(before) ? before : { ...before };
  own.add(result);
  for (const key of Object.keys(patch)) {
    const value = patch[key];
    if (value === null) Reflect.deleteProperty(result, key);
    else if (value !== undefined) put(result, key, merged(Object.hasOwn(result, key) ? result[key] : undefined, value, own));
  }
  return result;
}

/** Whether there is a `null` anywhere outside arrays. */
function deletes(patch: JsonObject): boolean {
  for (const key of Object.keys(patch)) {
    const value = patch[key];
    if (value === null || (isJsonObject(value) && deletes(value))) return true;
  }
  return false;
}

function put(object: Record<string, Json>, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}
