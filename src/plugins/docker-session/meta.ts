/** What stands after a fence's language: `key="value"` pairs and bare words. */
export interface Meta {
  readonly values: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
  /** Pieces that are neither. */
  readonly malformed: readonly string[];
}

/** Values stand between double quotes and cannot hold one. */
export function parseMeta(text: string): Meta {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const malformed: string[] = [];
  for (const [piece, key, value, flag] of text.matchAll(/(?:([A-Za-z]+)="([^"]*)"|([A-Za-z]+))(?=\s|$)|\S+/g)) {
    if (key !== undefined && value !== undefined && !values.has(key)) values.set(key, value);
    else if (flag !== undefined) flags.add(flag);
    else malformed.push(piece);
  }
  return { values, flags, malformed };
}
