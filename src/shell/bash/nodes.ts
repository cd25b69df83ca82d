/** Nodes of a script's syntax tree: making those that its rewriting adds, and reading words. */
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

/** The word's text when nothing in it expands. */
export function literalText(word: WordNode | null): string | undefined {
  if (word === null) return undefined;
  // A bracket alone is no pattern but the name of a command.
  const [only] = word.parts;
  if (word.parts.length === 1 && only?.type === 'Glob' && only.pattern === '[') return '[';
  let text = '';
  for (const part of word.parts) {
    if (part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'Escaped') text += part.value;
    else if (part.type === 'DoubleQuoted') {
      const inner = literalText({ type: 'Word', parts: part.parts });
      if (inner === undefined) return undefined;
      text += inner;
    } else return undefined;
  }
  return text;
}

/** Expanding the word twice has no effect of its own. */
export function expandsSafely(word: WordNode): boolean {
  return word.parts.every(
    (part) => part.type !== 'CommandSubstitution' && part.type !== 'ArithmeticExpansion' && part.type !== 'ProcessSubstitution',
  );
}

/** A node of whatever kind. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
