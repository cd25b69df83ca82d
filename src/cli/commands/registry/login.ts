import { atMost } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { ask } from '../../command/ask';
import { CommandFailure, notSimulated } from '../../command/failure';
import type { Credentials } from '../../../engine/registry/registry';
import { configPath, storeCredentials, storedCredentials } from '../../credentials/configFile';
import { flag } from '../../flags/flag';
import { serverHost } from './server';

/** Credentials are those of a declared user of a private registry; nobody has an account at this world's Docker Hub. */
export const login: Command = {
  names: ['login'],
  usage: '[OPTIONS] [SERVER]',
  summary: 'Authenticate to a registry.\nDefaults to Docker Hub if no server is specified.',
  simplified: 'Knows the accounts of the registries of this world. Ctrl-D at its questions ends it, as Ctrl-C does; Docker waits on.',
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
  const { args, engine, flags, io, keyboard, stdin, tty } = invocation;
  const host = serverHost(args[0]);
  const username = flags.string('username');
  const fromStdin = flags.bool('password-stdin');
  if (flags.changed('password')) {
    io.stderr(INSECURE);
    if (fromStdin) throw new CommandFailure('conflicting options: cannot specify both --password and --password-stdin');
  }
  if (fromStdin && username === '') throw new CommandFailure('the --password-stdin option requires --username to be set');
  const password = fromStdin ? stdin.replace(/\r?\n$/, '') : flags.string('password');
  const stored = username === '' && password === '' ? storedCredentials(invocation, host) : undefined;
  if (stored === undefined && (username === '' || password === '') && keyboard === undefined && (tty === undefined || stdin !== '')) {
    throw new CommandFailure('error: cannot perform an interactive login from a non-TTY device');
  }
  if (host === 'docker.io') throw notSimulated('nobody has an account at the Docker Hub of this world; pulling from it needs no login.');
  const credentials = stored ?? (await typedCredentials(invocation, { username: username.trim(), password }));
  if (credentials === undefined) return 0;
  if (stored !== undefined) io.stdout(`Authenticating with existing credentials... [Username: ${stored.username}]\n\n`);
  await engine.login(host, credentials);
  storeCredentials(invocation, host, credentials);
  if (stored === undefined) io.stderr(unencrypted(configPath(invocation)));
  io.stdout('Login Succeeded\n');
  return 0;
}

/** Asks for what is missing; undefined where the person would rather not say (docker/cli `PromptUserForCredentials`; texts of 29). */
async function typedCredentials(invocation: Invocation, given: Credentials): Promise<Credentials | undefined> {
  let { username, password } = given;
  if (username === '') {
    const answer = await ask(invocation, 'Username: ');
    if (answer.kind !== 'line') return undefined;
    username = answer.text.trim();
    if (username === '') throw new CommandFailure('error: username is required');
  }
  if (password.trim() === '') {
    const answer = await ask(invocation, 'Password: ', { hidden: true });
    if (answer.kind !== 'line') return undefined;
    password = answer.text.trim();
    if (password === '') throw new CommandFailure('error: password is required');
  }
  return { username, password };
}

/** Docker CLI 28 and up, `login` with the file store. */
function unencrypted(path: string): string {
  return (
    `\nWARNING! Your credentials are stored unencrypted in '${path}'.\n` +
    'Configure a credential helper to remove this warning. See\nhttps://docs.docker.com/go/credential-store/\n\n'
  );
}
