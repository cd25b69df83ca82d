import { EngineError } from '../../../engine/errors';
import { atLeast } from '../../command/arguments';
import type { Command } from '../../command/command';
import { flag } from '../../flags/flag';
import { eachContainer } from './eachContainer';

export const containerKill: Command = {
  names: ['container kill', 'kill'],
  aliasLine: 'docker container kill, docker kill',
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: 'Kill one or more running containers',
  flags: [flag('signal', 's', 'string', 'Signal to send to the container')],
  arguments: atLeast(1),
  completes: 'containers',
  run: (invocation) =>
    eachContainer(invocation, async (name) => {
      const { engine, flags } = invocation;
      try {
        await engine.container.kill(name, flags.string('signal') || 'KILL');
      } catch (error) {
        // The daemon says what it was about (recording 29.7.2/02 step 48).
        if (error instanceof EngineError && (error.code === 'container-not-found' || error.code === 'container-not-running')) {
          throw new EngineError(error.code, `cannot kill container: ${name}: ${error.message}`, error.data);
        }
        throw error;
      }
      return undefined;
    }),
};
