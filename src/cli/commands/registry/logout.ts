import { atMost } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { eraseCredentials } from '../../credentials/configFile';
import { serverHost } from './server';

export const logout: Command = {
  names: ['logout'],
  usage: '[SERVER]',
  summary: 'Log out from a registry.\nIf no server is specified, the default is defined by the daemon.',
  flags: [],
  arguments: atMost(1),
  run,
};

function run(invocation: Invocation): Promise<number> {
  const host = serverHost(invocation.args[0]);
  invocation.io.stdout(`Removing login credentials for ${host === 'docker.io' ? 'https://index.docker.io/v1/' : host}\n`);
  eraseCredentials(invocation, host);
  return Promise.resolve(0);
}
