import { EngineError } from '../../../engine/errors';
import { exactly } from '../../command/arguments';
import type { Command } from '../../command/command';
import { CommandFailure, engineFailure } from '../../command/failure';

export const containerRename: Command = {
  names: ['container rename', 'rename'],
  aliasLine: 'docker container rename, docker rename',
  usage: 'CONTAINER NEW_NAME',
  summary: 'Rename a container',
  flags: [],
  arguments: exactly(2),
  completes: 'containers',
  run: ({ engine, args }) => {
    const [name = '', wanted = ''] = args;
    try {
      engine.container.rename(name, wanted);
    } catch (error) {
      if (error instanceof EngineError) throw new CommandFailure(`failed to rename container: ${engineFailure(error).message}`);
      throw error;
    }
    return Promise.resolve(0);
  },
};
