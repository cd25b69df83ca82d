import type { RestartPolicy } from '../../../engine/container/api';
import { EngineError } from '../../../engine/errors';
import { atLeast } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure, engineFailure } from '../../command/failure';
import { flag, unsimulated } from '../../flags/flag';
import { parseRestartPolicy } from './restartPolicy';

/** Flags: docker/cli container/update.go. There is no kernel here whose limits could be moved. */
export const containerUpdate: Command = {
  names: ['container update', 'update'],
  aliasLine: 'docker container update, docker update',
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: 'Update configuration of one or more containers',
  simplified: 'Changes the restart policy; limits are not simulated.',
  flags: [
    unsimulated('blkio-weight', '', 'uint16', 'Block IO (relative weight), between 10 and 1000, or 0 to disable (default 0)'),
    unsimulated('cpu-period', '', 'int', 'Limit CPU CFS (Completely Fair Scheduler) period'),
    unsimulated('cpu-quota', '', 'int', 'Limit CPU CFS (Completely Fair Scheduler) quota'),
    unsimulated('cpu-rt-period', '', 'int', 'Limit the CPU real-time period in microseconds'),
    unsimulated('cpu-rt-runtime', '', 'int', 'Limit the CPU real-time runtime in microseconds'),
    unsimulated('cpu-shares', 'c', 'int', 'CPU shares (relative weight)'),
    unsimulated('cpus', '', 'decimal', 'Number of CPUs'),
    unsimulated('cpuset-cpus', '', 'string', 'CPUs in which to allow execution (0-3, 0,1)'),
    unsimulated('cpuset-mems', '', 'string', 'MEMs in which to allow execution (0-3, 0,1)'),
    unsimulated('memory', 'm', 'bytes', 'Memory limit'),
    unsimulated('memory-reservation', '', 'bytes', 'Memory soft limit'),
    unsimulated('memory-swap', '', 'bytes', 'Swap limit equal to memory plus swap: -1 to enable unlimited swap'),
    unsimulated('pids-limit', '', 'int', 'Tune container pids limit (set -1 for unlimited)'),
    flag('restart', '', 'string', 'Restart policy to apply when a container exits'),
  ],
  arguments: atLeast(1),
  completes: 'containers',
  check: ({ flags }) => {
    if (flags.names().length === 0) throw new CommandFailure('you must provide one or more flags when using this command');
  },
  run,
};

/** Each container is tried; what failed is told at the end, with exit code 1. */
function run({ engine, args, flags, io }: Invocation): Promise<number> {
  const policy = parsed(flags.string('restart'));
  const problems: string[] = [];
  for (const name of args) {
    try {
      engine.container.setRestartPolicy(name, policy);
      io.stdout(`${name}\n`);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      problems.push(engineFailure(error).message);
    }
  }
  if (problems.length > 0) throw new CommandFailure(problems.join('\n'));
  return Promise.resolve(0);
}

function parsed(text: string): RestartPolicy {
  const policy = parseRestartPolicy(text);
  if ('error' in policy) throw new CommandFailure(policy.error);
  return policy;
}
