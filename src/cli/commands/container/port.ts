import { parsePortKey } from '../../../engine/container/ports';
import type { PortBinding } from '../../../engine/container/ports';
import { between } from '../../command/arguments';
import type { Command } from '../../command/command';
import { CommandFailure } from '../../command/failure';
import { shownAddresses } from './publishedPorts';

export const containerPort: Command = {
  names: ['container port', 'port'],
  aliasLine: 'docker container port, docker port',
  usage: 'CONTAINER [PRIVATE_PORT[/PROTO]]',
  summary: 'List port mappings or a specific mapping for the container',
  flags: [],
  arguments: between(1, 2),
  completes: 'containers',
  run: ({ engine, args, io }) => {
    const [name = '', wanted] = args;
    const { published } = engine.container.get(name);
    if (wanted === undefined) {
      const lines = published.flatMap((binding) => addresses(binding).map((at) => `${binding.containerPort}/${binding.protocol} -> ${at}`));
      for (const line of lines) io.stdout(`${line}\n`);
      return Promise.resolve(0);
    }
    const key = parsePortKey(wanted);
    if (key === undefined) throw new CommandFailure(`invalid port: ${wanted}`);
    const found = published.filter(({ containerPort: port, protocol }) => port === key.port && protocol === key.protocol);
    if (found.length === 0) throw new CommandFailure(`no public port '${wanted}' published for ${name}`);
    for (const at of found.flatMap(addresses)) io.stdout(`${at}\n`);
    return Promise.resolve(0);
  },
};

function addresses(binding: PortBinding): readonly string[] {
  return shownAddresses(binding).map((ip) => `${ip.includes(':') ? `[${ip}]` : ip}:${binding.hostPort}`);
}
