import { DockerfileError } from '../ast';
import type { DockerfileNode } from '../ast';
import { goQuote } from '../goText';
import { parseFlags } from './flags';
import { instructionFlags } from './instructionFlags';
import type { FromInstruction, Source } from './instruction';

const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/;

/** `FROM [--platform=…] <image> [AS <name>]` */
export function parseFrom(node: DockerfileNode, source: Source): FromInstruction {
  const [baseName, as, name] = node.args;
  const named = node.args.length === 3 && as?.toLowerCase() === 'as' && name !== undefined;
  if (named && !STAGE_NAME.test(name.toLowerCase())) {
    throw new DockerfileError(`invalid name for build stage: ${goQuote(name)}, name can't start with a number or contain symbols`);
  }
  if (baseName === undefined || (!named && node.args.length !== 1)) {
    throw new DockerfileError('FROM requires either one or three arguments');
  }
  const flags = parseFlags(node.flags, instructionFlags.FROM);
  return {
    kind: 'FROM',
    source,
    baseName,
    stageName: named ? name.toLowerCase() : '',
    originalStageName: named ? name : '',
    asKeyword: named ? as : '',
    platform: flags.text('platform'),
  };
}
