/** JSON as Go's encoding/json writes it: `<`, `>`, `&` and the two line separators escaped. Key order is the object's own. */
export function goJson(value: unknown, indent = 0): string {
  const text = JSON.stringify(value, undefined, indent === 0 ? undefined : indent) ?? 'null';
  return text
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** The same with `SetEscapeHTML(false)`: only the two line separators escaped. */
export function plainJson(value: unknown): string {
  return (JSON.stringify(value) ?? 'null').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** The same object with its keys in byte order: how Go prints a map. */
export function sortedKeys<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
