import { DockerfileError } from '../ast';
import type { DockerfileNode } from '../ast';
import { goQuote } from '../goText';
import { atLeastOneArgument } from './argumentErrors';
import { parseFlags } from './flags';
import type { Flags } from './flags';
import { parseGoDuration } from './goDuration';
import { instructionFlags } from './instructionFlags';
import type { HealthcheckInstruction, Source } from './instruction';

const ONE_MILLISECOND = 1e6;

/** `HEALTHCHECK [--interval=…] CMD <command>` or `HEALTHCHECK NONE` */
export function parseHealthcheckInstruction(node: DockerfileNode, source: Source): HealthcheckInstruction {
  const [given, ...args] = node.args;
  if (given === undefined) throw atLeastOneArgument('HEALTHCHECK');
  const type = given.toUpperCase();
  const none = { interval: 0, timeout: 0, startPeriod: 0, startInterval: 0, retries: 0 };
  if (type === 'NONE') {
    if (args.length > 0) throw new DockerfileError('HEALTHCHECK NONE takes no arguments');
    return { kind: 'HEALTHCHECK', source, health: { test: ['NONE'], ...none } };
  }
  const flags = parseFlags(node.flags, instructionFlags.HEALTHCHECK);
  if (type !== 'CMD') throw new DockerfileError(`Unknown type ${goQuote(type)} in HEALTHCHECK (try CMD)`);
  if (args.length === 0) throw new DockerfileError('Missing command after HEALTHCHECK CMD');
  return {
    kind: 'HEALTHCHECK',
    source,
    health: {
      test: node.json ? ['CMD', ...args] : ['CMD-SHELL', args.join(' ')],
      interval: duration(flags, 'interval'),
      timeout: duration(flags, 'timeout'),
      startPeriod: duration(flags, 'start-period'),
      startInterval: duration(flags, 'start-interval'),
      retries: retries(flags.text('retries')),
    },
  };
}

function duration(flags: Flags, name: string): number {
  const text = flags.text(name);
  if (text === '') return 0;
  const value = parseGoDuration(text);
  if (typeof value !== 'number') throw new DockerfileError(value.error);
  if (value !== 0 && value < ONE_MILLISECOND) {
    throw new DockerfileError(`Interval ${goQuote(name)} cannot be less than 1ms`);
  }
  return value;
}

function retries(text: string): number {
  if (text === '') return 0;
  if (!/^[+-]?\d+$/.test(text)) throw new DockerfileError(`strconv.ParseInt: parsing ${goQuote(text)}: invalid syntax`);
  const value = Number(text);
  if (value > 2 ** 31 - 1 || value < -(2 ** 31)) {
    throw new DockerfileError(`strconv.ParseInt: parsing ${goQuote(text)}: value out of range`);
  }
  if (value < 0) throw new DockerfileError(`--retries cannot be negative (${value})`);
  return value;
}
