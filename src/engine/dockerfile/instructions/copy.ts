import type { DockerfileNode } from '../ast';
import { parseFlags } from './flags';
import { instructionFlags } from './instructionFlags';
import type { CopyInstruction, Source } from './instruction';
import { sourcesAndDestination } from './sourcesAndDestination';

/** `COPY [--from=…] [--chown=…] [--chmod=…] <source>… <destination>` */
export function parseCopy(node: DockerfileNode, source: Source): CopyInstruction {
  const paths = sourcesAndDestination(node, 'COPY');
  const flags = parseFlags(node.flags, instructionFlags.COPY);
  return {
    kind: 'COPY',
    source,
    ...paths,
    from: flags.text('from'),
    chown: flags.text('chown'),
    chmod: flags.text('chmod'),
    link: flags.isTrue('link'),
    parents: flags.isTrue('parents'),
    exclude: flags.list('exclude'),
  };
}
