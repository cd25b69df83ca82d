/** `80/tcp`. */
export type PortKey = `${number}/${string}`;

export interface PortBinding {
  readonly containerPort: number;
  readonly protocol: string;
  /** '' for every address of the machine. */
  readonly hostIp: string;
  /** 0: whichever is free. */
  readonly hostPort: number;
}

/** Where the kernel begins to give out ports of its own choice (net.ipv4.ip_local_port_range). */
const FIRST_EPHEMERAL = 32768;

export const portKey = (port: number, protocol: string): PortKey => `${port}/${protocol}`;

/** `80/tcp` into its parts; undefined for anything else. */
export function parsePortKey(key: string): { readonly port: number; readonly protocol: string } | undefined {
  const match = /^(\d+)(?:\/(tcp|udp|sctp))?$/.exec(key);
  return match === null ? undefined : { port: Number(match[1]), protocol: match[2] ?? 'tcp' };
}

/** Whether two bindings cannot stand on one machine. */
export function collide(a: PortBinding, b: PortBinding): boolean {
  const everywhere = (ip: string): boolean => ip === '' || ip === '0.0.0.0' || ip === '::';
  const sameAddress = a.hostIp === b.hostIp || everywhere(a.hostIp) || everywhere(b.hostIp);
  return a.hostPort === b.hostPort && a.protocol === b.protocol && sameAddress;
}

/** Bindings with every port chosen that was left to the machine, lowest first. */
export function chosenPorts(wanted: readonly PortBinding[], taken: readonly PortBinding[]): readonly PortBinding[] {
  const chosen: PortBinding[] = [];
  for (const binding of wanted) {
    let { hostPort } = binding;
    if (hostPort === 0) {
      hostPort = FIRST_EPHEMERAL;
      while ([...taken, ...chosen].some((other) => collide(other, { ...binding, hostPort }))) hostPort += 1;
    }
    chosen.push({ ...binding, hostPort });
  }
  return chosen;
}
