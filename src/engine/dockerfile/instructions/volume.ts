import { DockerfileError } from '../ast';
import type { DockerfileNode } from '../ast';
import { trimSpace } from '../goText';
import { atLeastOneArgument } from './argumentErrors';
import { parseFlags } from './flags';
import type { Source, VolumeInstruction } from './instruction';

/** `VOLUME <path> …` */
export function parseVolume(node: DockerfileNode, source: Source): VolumeInstruction {
  if (node.args.length === 0) throw atLeastOneArgument('VOLUME');
  parseFlags(node.flags, {});
  const volumes = node.args.map(trimSpace);
  if (volumes.includes('')) throw new DockerfileError('VOLUME specified can not be an empty string');
  return { kind: 'VOLUME', source, volumes };
}
