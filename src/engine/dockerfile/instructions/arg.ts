import { DockerfileError } from '../ast';
import type { DockerfileNode } from '../ast';
import { atLeastOneArgument } from './argumentErrors';
import type { ArgInstruction, Source } from './instruction';

/** `ARG <name>[=<default>] …` */
export function parseArg(node: DockerfileNode, source: Source): ArgInstruction {
  if (node.args.length === 0) throw atLeastOneArgument('ARG');
  const args = node.args.map((argument) => {
    const at = argument.indexOf('=');
    if (at === 0) throw new DockerfileError('ARG names can not be blank');
    const key = at < 0 ? argument : argument.slice(0, at);
    const comment = node.comments.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1) ?? '';
    return at < 0 ? { key, comment } : { key, value: argument.slice(at + 1), comment };
  });
  return { kind: 'ARG', source, args };
}
