import type { DockerfileNode } from '../ast';
import { parseFlags } from './flags';
import type { LabelInstruction, Source } from './instruction';
import { keyValues } from './keyValues';

/** `LABEL <key>=<value> …` */
export function parseLabel(node: DockerfileNode, source: Source): LabelInstruction {
  parseFlags(node.flags, {});
  return { kind: 'LABEL', source, labels: keyValues(node.args, 'LABEL') };
}
