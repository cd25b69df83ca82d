import type { DockerfileNode } from '../ast';
import { parseFlags } from './flags';
import type { EnvInstruction, Source } from './instruction';
import { keyValues } from './keyValues';

/** `ENV <key>=<value> …` */
export function parseEnv(node: DockerfileNode, source: Source): EnvInstruction {
  parseFlags(node.flags, {});
  return { kind: 'ENV', source, env: keyValues(node.args, 'ENV') };
}
