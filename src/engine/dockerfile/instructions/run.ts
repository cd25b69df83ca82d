import { DockerfileError } from '../ast';
import type { DockerfileNode } from '../ast';
import { goQuote } from '../goText';
import { commandLine } from './commandLine';
import { parseFlags } from './flags';
import { instructionFlags } from './instructionFlags';
import type { RunInstruction, Source } from './instruction';

/** `RUN <command>`, in shell or JSON form */
export function parseRun(node: DockerfileNode, source: Source): RunInstruction {
  const flags = parseFlags(node.flags, instructionFlags.RUN);
  const network = flags.text('network');
  if (network !== '' && !['default', 'host', 'none'].includes(network)) {
    throw new DockerfileError(`invalid network mode: ${goQuote(network)}`);
  }
  return {
    kind: 'RUN',
    source,
    ...commandLine(node),
    mounts: flags.list('mount'),
    network,
    security: flags.text('security'),
  };
}
