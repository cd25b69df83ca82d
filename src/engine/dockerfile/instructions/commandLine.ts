import type { DockerfileNode } from '../ast';
import type { CommandLine } from './instruction';

/** Command of RUN, CMD, ENTRYPOINT: a JSON list as it is, anything else one text for the shell. */
export function commandLine(node: DockerfileNode, args: readonly string[] = node.args): CommandLine {
  return {
    commandLine: node.json ? args : args.length === 0 ? [] : [args.join(' ')],
    files: node.heredocs.map(({ name, content, chomp }) => ({ name, data: content, chomp })),
    prependShell: !node.json,
  };
}
