import type { ContainerRecord } from '../../../engine/api';
import { portKey } from '../../../engine/container/ports';
import { portMap } from './hostConfigDocument';
import { shownAddresses } from './publishedPorts';

/** Of Docker's default bridge (recording 29.7.2/03 step 34). The network has one ID on every machine here. */
const BRIDGE_ID = '6c1f0f2b7f1d4a3cbb0a0d1d6c0e5f5b2a7e9d48c3b16f70a5d29e8b4c7f1e03';

export function networkSettings(container: ContainerRecord, execRoot: string): Record<string, unknown> {
  const { address, settings, published, state, id } = container;
  const running = state === 'running';
  const listed = published.map(({ containerPort, protocol }) => portKey(containerPort, protocol));
  const closed = Object.fromEntries(settings.exposed.filter((key) => !listed.includes(key)).map((key) => [key, null]));
  const ports = running ? { ...closed, ...portMap(published, shownAddresses) } : {};
  const endpoint = running ? address : undefined;
  return {
    SandboxID: running ? sandboxOf(id) : '',
    SandboxKey: running ? `${execRoot}/netns/${sandboxOf(id).slice(0, 12)}` : '',
    Ports: Object.fromEntries(Object.entries(ports).sort(([a], [b]) => (a < b ? -1 : 1))),
    Networks: {
      [settings.network]: {
        IPAMConfig: null,
        Links: null,
        Aliases: null,
        DriverOpts: null,
        GwPriority: 0,
        NetworkID: running && settings.network === 'bridge' ? BRIDGE_ID : '',
        EndpointID: endpoint?.endpointId ?? '',
        Gateway: endpoint === undefined ? '' : '172.17.0.1',
        IPAddress: endpoint?.ip ?? '',
        MacAddress: endpoint?.mac ?? '',
        IPPrefixLen: endpoint === undefined ? 0 : 16,
        IPv6Gateway: '',
        GlobalIPv6Address: '',
        GlobalIPv6PrefixLen: 0,
        DNSNames: null,
      },
    },
  };
}

/** Another 64 digits for each container: its own, backwards. */
function sandboxOf(id: string): string {
  return [...id].reverse().join('');
}
