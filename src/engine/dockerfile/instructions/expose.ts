import type { DockerfileNode } from '../ast';
import { atLeastOneArgument } from './argumentErrors';
import { parseFlags } from './flags';
import type { ExposeInstruction, Source } from './instruction';

/** `EXPOSE <port>[/<protocol>] …`, sorted as text */
export function parseExpose(node: DockerfileNode, source: Source): ExposeInstruction {
  if (node.args.length === 0) throw atLeastOneArgument('EXPOSE');
  parseFlags(node.flags, {});
  return { kind: 'EXPOSE', source, ports: [...node.args].sort() };
}
