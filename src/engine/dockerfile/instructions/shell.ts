import { DockerfileError } from '../ast';
import type { DockerfileNode } from '../ast';
import { atLeastOneArgument } from './argumentErrors';
import { parseFlags } from './flags';
import type { ShellInstruction, Source } from './instruction';

/** `SHELL ["program", "argument"]`, JSON only */
export function parseShell(node: DockerfileNode, source: Source): ShellInstruction {
  parseFlags(node.flags, {});
  if (node.args.length === 0) throw atLeastOneArgument('SHELL');
  if (!node.json) throw new DockerfileError('SHELL requires the arguments to be in JSON form');
  return { kind: 'SHELL', source, shell: node.args };
}
