import { DockerfileError } from '../ast';
import type { DockerfileNode } from '../ast';
import { trimSpace } from '../goText';
import { atLeastOneArgument } from './argumentErrors';
import { parseFlags } from './flags';
import type { OnbuildInstruction, Source } from './instruction';

/** `ONBUILD <instruction>` */
export function parseOnbuild(node: DockerfileNode, source: Source): OnbuildInstruction {
  const [trigger] = node.args;
  if (trigger === undefined) throw atLeastOneArgument('ONBUILD');
  parseFlags(node.flags, {});
  const upper = trimSpace(trigger).toUpperCase();
  if (upper === 'ONBUILD') throw new DockerfileError("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
  if (upper === 'MAINTAINER' || upper === 'FROM') {
    throw new DockerfileError(`${upper} isn't allowed as an ONBUILD trigger`);
  }
  const heredocs = node.heredocs.map(({ name, content }) => `\n${content}${name}`).join('');
  return { kind: 'ONBUILD', source, expression: node.original.replace(/^\s*ONBUILD\s*/i, '') + heredocs };
}
