import { atMost } from '../../command/arguments';
import type { Command } from '../../command/command';
import { CommandFailure, notSimulated } from '../../command/failure';
import { flag } from '../../flags/flag';

/** Logging in is declared only; that it needs a terminal or a password is Docker's own answer (recording 29.7.2/02 step 77). */
export const login: Command = {
  names: ['login'],
  usage: '[OPTIONS] [SERVER]',
  summary: 'Authenticate to a registry.\nDefaults to Docker Hub if no server is specified.',
  flags: [
    flag('password', 'p', 'string', 'Password or Personal Access Token (PAT)'),
    flag('password-stdin', '', 'bool', 'Take the Password or Personal Access Token (PAT) from stdin'),
    flag('username', 'u', 'string', 'Username'),
  ],
  arguments: atMost(1),
  declaredOnly: true,
  run: ({ flags, tty }) => {
    if (tty === undefined && !flags.changed('password') && !flags.bool('password-stdin')) {
      throw new CommandFailure('error: cannot perform an interactive login from a non-TTY device');
    }
    throw notSimulated('"docker login" is not simulated: the registries of this world need no login.');
  },
};
