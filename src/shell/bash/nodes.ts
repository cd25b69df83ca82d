/** Nodes of a script's syntax tree that its rewriting adds. */
import type { CommandNode, SimpleCommandNode, StatementNode, WordNode } from 'just-bash';

/** A word in which nothing expands. */
export function literal(value: string): WordNode {
  return { type: 'Word', parts: [{ type: 'Literal', value }] };
}

export function simpleCommand(
  name: string,
  args: readonly WordNode[],
  redirections: SimpleCommandNode['redirections'] = [],
): SimpleCommandNode {
  return { type: 'SimpleCommand', name: literal(name), args: [...args], assignments: [], redirections };
}

export function statementOf(command: CommandNode): StatementNode {
  return { type: 'Statement', pipelines: [{ type: 'Pipeline', commands: [command], negated: false }], operators: [], background: false };
}
