import { atLeast } from '../../command/arguments';
import type { Command } from '../../command/command';
import { eachContainer } from './eachContainer';
import { letGo } from './interactive';

export const containerWait: Command = {
  names: ['container wait', 'wait'],
  aliasLine: 'docker container wait, docker wait',
  usage: 'CONTAINER [CONTAINER...]',
  summary: 'Block until one or more containers stop, then print their exit codes',
  flags: [],
  arguments: atLeast(1),
  completes: 'containers',
  run: (invocation) =>
    eachContainer(invocation, async (name) => {
      const { engine, cancellation } = invocation;
      const { exitCode, ended } = await engine.container.wait(name, cancellation === undefined ? {} : { cancellation });
      if (!ended) throw letGo(cancellation?.cancelled === true, `${name} is no longer waited for`);
      return String(exitCode);
    }),
};
