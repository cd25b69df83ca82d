import { atLeast } from '../../command/arguments';
import type { Command } from '../../command/command';
import { eachContainer } from './eachContainer';

export const containerPause: Command = {
  names: ['container pause', 'pause'],
  aliasLine: 'docker container pause, docker pause',
  usage: 'CONTAINER [CONTAINER...]',
  summary: 'Pause all processes within one or more containers',
  flags: [],
  arguments: atLeast(1),
  completes: 'containers',
  run: (invocation) =>
    eachContainer(invocation, (name) => {
      invocation.engine.container.pause(name);
      return Promise.resolve(undefined);
    }),
};

export const containerUnpause: Command = {
  names: ['container unpause', 'unpause'],
  aliasLine: 'docker container unpause, docker unpause',
  usage: 'CONTAINER [CONTAINER...]',
  summary: 'Unpause all processes within one or more containers',
  flags: [],
  arguments: atLeast(1),
  completes: 'containers',
  run: (invocation) =>
    eachContainer(invocation, (name) => {
      invocation.engine.container.unpause(name);
      return Promise.resolve(undefined);
    }),
};
