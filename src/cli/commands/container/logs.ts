import { EngineError } from '../../../engine/errors';
import type { Engine } from '../../../engine/api';
import { exactly } from '../../command/arguments';
import type { Command } from '../../command/command';
import { findContainer, noSuchContainer } from '../../command/containerLookup';
import { unsimulated } from '../../flags/flag';

interface LogLine {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** What containers have written, kept as the daemon's json-file log driver does. Listens from the moment it is made. */
export class ContainerLogs {
  readonly #lines = new Map<string, LogLine[]>();

  constructor(engine: Engine) {
    engine.subscribe((event) => {
      if (event.type === 'container.output') {
        this.#lines.set(event.id, [...(this.#lines.get(event.id) ?? []), { stream: event.stream, text: event.text }]);
      } else if (event.type === 'container.removed') this.#lines.delete(event.id);
    });
  }

  of(id: string): readonly LogLine[] {
    return this.#lines.get(id) ?? [];
  }
}

export function containerLogs(logs: ContainerLogs): Command {
  return {
    names: ['container logs', 'logs'],
    aliasLine: 'docker container logs, docker logs',
    usage: '[OPTIONS] CONTAINER',
    summary: 'Fetch the logs of a container',
    flags: [
      unsimulated('details', '', 'bool', 'Show extra details provided to logs'),
      unsimulated('follow', 'f', 'bool', 'Follow log output'),
      unsimulated('since', '', 'string', 'Show logs since timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)'),
      unsimulated('tail', 'n', 'string', 'Number of lines to show from the end of the logs (default "all")'),
      unsimulated('timestamps', 't', 'bool', 'Show timestamps'),
      unsimulated(
        'until',
        '',
        'string',
        'Show logs before a timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)',
      ),
    ],
    arguments: exactly(1),
    completes: 'containers',
    run: ({ engine, args, io }) => {
      const name = args[0] ?? '';
      const container = findContainer(engine, name);
      if (container === undefined) throw new EngineError('container-not-found', noSuchContainer(name));
      for (const line of logs.of(container.id)) io[line.stream](line.text);
      return Promise.resolve(0);
    },
  };
}
