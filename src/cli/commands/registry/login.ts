import { atMost } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure, notSimulated } from '../../command/failure';
import { configPath, storeCredentials, storedCredentials } from '../../credentials/configFile';
import { flag } from '../../flags/flag';
import { serverHost } from './server';

/** Credentials are those of a declared user of a private registry; nobody has an account at this world's Docker Hub. */
export const login: Command = {
  names: ['login'],
  usage: '[OPTIONS] [SERVER]',
  summary: 'Authenticate to a registry.\nDefaults to Docker Hub if no server is specified.',
  simplified: 'Knows the accounts of the registries of this world.',
  flags: [
    flag('password', 'p', 'string', 'Password or Personal Access Token (PAT)'),
    flag('password-stdin', '', 'bool', 'Take the Password or Personal Access Token (PAT) from stdin'),
    flag('username', 'u', 'string', 'Username'),
  ],
  arguments: atMost(1),
  run,
};

const INSECURE = 'WARNING! Using --password via the CLI is insecure. Use --password-stdin.\n';

async function run(invocation: Invocation): Promise<number> {
  const { args, engine, flags, io, stdin, tty } = invocation;
  const host = serverHost(args[0]);
  const username = flags.string('username');
  const fromStdin = flags.bool('password-stdin');
  if (flags.changed('password')) {
    io.stderr(INSECURE);
    if (fromStdin) throw new CommandFailure('conflicting options: cannot specify both --password and --password-stdin');
  }
  if (fromStdin && username === '') throw new CommandFailure('the --password-stdin option requires --username to be set');
  const stored = username === '' && !flags.changed('password') ? storedCredentials(invocation, host) : undefined;
  if (stored === undefined && !flags.changed('password') && !fromStdin) {
    if (tty === undefined) throw new CommandFailure('error: cannot perform an interactive login from a non-TTY device');
    throw notSimulated('a running command cannot ask for a password here; use --username with --password-stdin.');
  }
  if (host === 'docker.io') throw notSimulated('nobody has an account at the Docker Hub of this world; pulling from it needs no login.');
  const password = fromStdin ? stdin.replace(/\r?\n$/, '') : flags.string('password');
  const credentials = stored ?? { username, password };
  if (stored !== undefined) io.stdout(`Authenticating with existing credentials... [Username: ${stored.username}]\n\n`);
  await engine.login(host, credentials);
  storeCredentials(invocation, host, credentials);
  if (stored === undefined) io.stderr(unencrypted(configPath(invocation)));
  io.stdout('Login Succeeded\n');
  return 0;
}

/** Docker CLI 28 and up, `login` with the file store. */
function unencrypted(path: string): string {
  return (
    `\nWARNING! Your credentials are stored unencrypted in '${path}'.\n` +
    'Configure a credential helper to remove this warning. See\nhttps://docs.docker.com/go/credential-store/\n\n'
  );
}
