import type { DockerfileNode } from '../ast';
import { singleArgument } from './argumentErrors';
import { parseFlags } from './flags';
import type { Source, WorkdirInstruction } from './instruction';

/** `WORKDIR <path>` */
export function parseWorkdir(node: DockerfileNode, source: Source): WorkdirInstruction {
  const path = singleArgument(node.args, 'WORKDIR');
  parseFlags(node.flags, {});
  return { kind: 'WORKDIR', source, path };
}
