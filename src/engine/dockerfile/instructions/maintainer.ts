import type { DockerfileNode } from '../ast';
import { singleArgument } from './argumentErrors';
import { parseFlags } from './flags';
import type { MaintainerInstruction, Source } from './instruction';

/** `MAINTAINER <name>`, deprecated. */
export function parseMaintainer(node: DockerfileNode, source: Source): MaintainerInstruction {
  const maintainer = singleArgument(node.args, 'MAINTAINER');
  parseFlags(node.flags, {});
  return { kind: 'MAINTAINER', source, maintainer };
}
