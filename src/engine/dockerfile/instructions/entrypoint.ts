import type { DockerfileNode } from '../ast';
import { commandLine } from './commandLine';
import { parseFlags } from './flags';
import type { EntrypointInstruction, Source } from './instruction';

/** `ENTRYPOINT <command>`, in shell or JSON form */
export function parseEntrypoint(node: DockerfileNode, source: Source): EntrypointInstruction {
  parseFlags(node.flags, {});
  return { kind: 'ENTRYPOINT', source, ...commandLine(node) };
}
