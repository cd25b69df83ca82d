import type { DockerfileNode } from '../ast';
import { singleArgument } from './argumentErrors';
import type { Source, StopSignalInstruction } from './instruction';

/** `STOPSIGNAL <signal>` */
export function parseStopSignal(node: DockerfileNode, source: Source): StopSignalInstruction {
  return { kind: 'STOPSIGNAL', source, signal: singleArgument(node.args, 'STOPSIGNAL') };
}
