import type { DockerfileNode } from '../ast';
import { parseFlags } from './flags';
import { instructionFlags } from './instructionFlags';
import type { AddInstruction, Source } from './instruction';
import { sourcesAndDestination } from './sourcesAndDestination';

/** `ADD [--chown=…] [--chmod=…] <source>… <destination>` */
export function parseAdd(node: DockerfileNode, source: Source): AddInstruction {
  const paths = sourcesAndDestination(node, 'ADD');
  const flags = parseFlags(node.flags, instructionFlags.ADD);
  return {
    kind: 'ADD',
    source,
    ...paths,
    chown: flags.text('chown'),
    chmod: flags.text('chmod'),
    link: flags.isTrue('link'),
    keepGitDir: flags.isTrue('keep-git-dir'),
    checksum: flags.text('checksum'),
    ...(flags.isUsed('unpack') ? { unpack: flags.isTrue('unpack') } : {}),
    exclude: flags.list('exclude'),
  };
}
