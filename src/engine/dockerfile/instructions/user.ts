import type { DockerfileNode } from '../ast';
import { singleArgument } from './argumentErrors';
import { parseFlags } from './flags';
import type { Source, UserInstruction } from './instruction';

/** `USER <user>[:<group>]` */
export function parseUser(node: DockerfileNode, source: Source): UserInstruction {
  const user = singleArgument(node.args, 'USER');
  parseFlags(node.flags, {});
  return { kind: 'USER', source, user };
}
