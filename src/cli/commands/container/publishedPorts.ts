import type { ContainerRecord } from '../../../engine/api';
import { parsePortKey } from '../../../engine/container/ports';
import type { PortBinding } from '../../../engine/container/ports';
import type { PublishedPort } from '../../format/ports';

/** A binding to every address is one for each family. */
export function shownAddresses({ hostIp }: PortBinding): readonly string[] {
  return hostIp === '' ? ['0.0.0.0', '::'] : [hostIp];
}

/** As the daemon lists ports of a running container: published ones, and those that are only exposed. */
export function listedPorts({ state, published, settings }: ContainerRecord): readonly PublishedPort[] {
  if (state !== 'running') return [];
  const exposedOnly = settings.exposed
    .flatMap((key) => parsePortKey(key) ?? [])
    .filter(({ port, protocol }) => !published.some((binding) => binding.containerPort === port && binding.protocol === protocol));
  return [
    ...published.flatMap((binding) =>
      shownAddresses(binding).map((ip) => ({
        IP: ip,
        PrivatePort: binding.containerPort,
        PublicPort: binding.hostPort,
        Type: binding.protocol,
      })),
    ),
    ...exposedOnly.map(({ port, protocol }) => ({ PrivatePort: port, Type: protocol })),
  ];
}
