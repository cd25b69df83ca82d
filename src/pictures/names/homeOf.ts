/** Where a familiar image name comes from. */
export interface NameHome {
  /** `docker.io`, `registry.example.com`. */
  readonly host: string;
  /** Familiar, without the host. */
  readonly repository: string;
  /** Absent in a name by digest. */
  readonly tag?: string;
}

/** Splits a familiar name as distribution/reference does: a first component with a dot or a colon, or `localhost`, is a host. */
export function homeOf(name: string): NameHome {
  const [path = '', digest] = name.split('@');
  const slash = path.indexOf('/');
  const first = path.slice(0, Math.max(0, slash));
  const hosted = slash > 0 && (/[.:]/.test(first) || first === 'localhost');
  const host = hosted ? first : 'docker.io';
  const rest = hosted ? path.slice(slash + 1) : path;
  const colon = rest.lastIndexOf(':');
  if (colon <= rest.lastIndexOf('/')) return { host, repository: rest, ...(digest === undefined ? { tag: 'latest' } : {}) };
  return { host, repository: rest.slice(0, colon), tag: rest.slice(colon + 1) };
}
