import type { DockerfileNode } from '../../../src/engine/dockerfile/ast';
import { goQuote } from '../../../src/engine/dockerfile/goText';

/** The S-expressions that BuildKit's `Node.Dump` prints, to compare with recorded ones. */
export function dump(nodes: readonly DockerfileNode[]): string {
  return nodes.map((node) => `(${dumpNode(node)})`).join('\n');
}

function dumpNode(node: DockerfileNode): string {
  const flags = node.flags.length > 0 ? ` [${node.flags.map(goQuote).join(' ')}]` : '';
  const args = node.subInstruction ? ` (${dumpNode(node.subInstruction)})` : node.args.map((arg) => ` ${goQuote(arg)}`).join('');
  return (node.keyword + flags + args).trim();
}
