import type { PortBinding } from '../../../engine/container/ports';

/** Why a `-p` is refused (docker/go-connections, `nat.ParsePortSpec`). */
export class PortSpecError extends Error {}

/** `8080:80`, `127.0.0.1:8080:80/udp`, `8000-8002:80-82`, `80`: one binding for each port. Throws `PortSpecError`. */
export function parsePublish(spec: string): readonly PortBinding[] {
  const [ports = '', protocol = 'tcp'] = spec.split('/');
  const { ip, rest } = splitAddress(ports);
  const colon = rest.lastIndexOf(':');
  const containerText = colon < 0 ? rest : rest.slice(colon + 1);
  const hostText = colon < 0 ? '' : rest.slice(0, colon);
  if (containerText === '') throw new PortSpecError(`no port specified: ${spec}<empty>`);
  if (!['tcp', 'udp', 'sctp'].includes(protocol.toLowerCase())) throw new PortSpecError(`invalid proto: ${protocol}`);
  const container = range(containerText, 'containerPort');
  const host = hostText === '' ? undefined : range(hostText, 'hostPort');
  const count = container.last - container.first;
  if (host !== undefined && host.last - host.first !== count && !(count === 0 && host.last > host.first)) {
    throw new PortSpecError(`invalid ranges specified for container and host Ports: ${containerText} and ${hostText}`);
  }
  return Array.from({ length: count + 1 }, (_, at) => ({
    containerPort: container.first + at,
    protocol: protocol.toLowerCase(),
    hostIp: ip,
    hostPort: host === undefined ? 0 : host.first + at,
  }));
}

function splitAddress(ports: string): { readonly ip: string; readonly rest: string } {
  const six = /^\[([^\]]+)\]:(.*)$/.exec(ports);
  if (six !== null) return { ip: six[1] ?? '', rest: six[2] ?? '' };
  const parts = ports.split(':');
  if (parts.length < 3) return { ip: '', rest: ports };
  const ip = parts.slice(0, -2).join(':');
  if (ip !== '' && !/^\d{1,3}(\.\d{1,3}){3}$/.test(ip)) throw new PortSpecError(`invalid IP address: ${ip}`);
  return { ip, rest: parts.slice(-2).join(':') };
}

function range(text: string, what: 'containerPort' | 'hostPort'): { readonly first: number; readonly last: number } {
  const match = /^(\d+)(?:-(\d+))?$/.exec(text);
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? match?.[1]);
  if (match === null || first > 65535 || last > 65535 || last < first) throw new PortSpecError(`invalid ${what}: ${text}`);
  return { first, last };
}
