import type { DockerfileNode } from '../ast';
import { commandLine } from './commandLine';
import { parseFlags } from './flags';
import type { CmdInstruction, Source } from './instruction';

/** `CMD <command>`, in shell or JSON form */
export function parseCmd(node: DockerfileNode, source: Source): CmdInstruction {
  parseFlags(node.flags, {});
  return { kind: 'CMD', source, ...commandLine(node) };
}
