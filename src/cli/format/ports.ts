export interface PublishedPort {
  readonly IP?: string;
  readonly PrivatePort: number;
  readonly PublicPort?: number;
  readonly Type: string;
}

interface PortRange {
  start: number;
  last: number;
}

/** docker/cli `DisplayablePorts`: `0.0.0.0:8080->80/tcp, 443/tcp`, runs joined (`80-82/tcp`). */
export function displayablePorts(ports: readonly PublishedPort[]): string {
  const groups = new Map<string, PortRange>();
  const ranges: string[] = [];
  const mapped: string[] = [];
  const sorted = [...ports].sort(comparePorts);
  for (const port of sorted) {
    let current = port.PrivatePort;
    let key = port.Type;
    if (port.IP !== undefined && port.IP !== '') {
      if (port.PublicPort !== current) {
        const host = port.IP.includes(':') ? `[${port.IP}]` : port.IP;
        mapped.push(`${host}:${port.PublicPort ?? 0}->${port.PrivatePort}/${port.Type}`);
        continue;
      }
      current = port.PublicPort;
      key = `${port.IP}/${port.Type}`;
    }
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { start: current, last: current });
    else if (current === group.last + 1) group.last = current;
    else {
      ranges.push(rangeText(key, group));
      groups.set(key, { start: current, last: current });
    }
  }
  for (const key of groups.keys()) {
    const group = groups.get(key);
    if (group !== undefined) ranges.push(rangeText(key, group));
  }
  return [...ranges, ...mapped].join(', ');
}

function comparePorts(a: PublishedPort, b: PublishedPort): number {
  return (
    a.PrivatePort - b.PrivatePort ||
    compareText(a.IP ?? '', b.IP ?? '') ||
    (a.PublicPort ?? 0) - (b.PublicPort ?? 0) ||
    compareText(a.Type, b.Type)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rangeText(key: string, range: PortRange): string {
  const slash = key.lastIndexOf('/');
  const type = key.slice(slash + 1);
  const span = range.start === range.last ? `${range.start}` : `${range.start}-${range.last}`;
  if (slash < 0) return `${span}/${type}`;
  const ip = key.slice(0, slash);
  return `${ip.includes(':') ? `[${ip}]` : ip}:${span}->${span}/${type}`;
}
