import { atLeast } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { flag } from '../../flags/flag';
import { eachContainer } from './eachContainer';

const signalFlag = flag('signal', 's', 'string', 'Signal to send to the container');
const timeoutFlag = flag('timeout', 't', 'int', 'Seconds to wait before killing the container');

function asked({ flags }: Invocation): { readonly timeoutSeconds?: number; readonly signal?: string } {
  return {
    ...(flags.changed('timeout') ? { timeoutSeconds: flags.int('timeout', 10) } : {}),
    ...(flags.changed('signal') ? { signal: flags.string('signal') } : {}),
  };
}

export const containerStop: Command = {
  names: ['container stop', 'stop'],
  aliasLine: 'docker container stop, docker stop',
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: 'Stop one or more running containers',
  flags: [signalFlag, timeoutFlag],
  arguments: atLeast(1),
  completes: 'containers',
  run: (invocation) =>
    eachContainer(invocation, async (name) => {
      await invocation.engine.container.stop(name, asked(invocation));
      return undefined;
    }),
};

export const containerRestart: Command = {
  names: ['container restart', 'restart'],
  aliasLine: 'docker container restart, docker restart',
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: 'Restart one or more containers',
  flags: [signalFlag, timeoutFlag],
  arguments: atLeast(1),
  completes: 'containers',
  run: (invocation) =>
    eachContainer(invocation, async (name) => {
      await invocation.engine.container.restart(name, asked(invocation));
      return undefined;
    }),
};
