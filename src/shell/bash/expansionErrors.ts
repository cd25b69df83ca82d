/** `${NAME?text}`: just-bash says the text alone, where a shell names the variable before it. */
import type { ScriptNode } from 'just-bash';
import { isRecord } from './nodes';

function named(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(named);
  if (!isRecord(node)) return node;
  const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, named(value)]));
  const { type, parameter, operation } = inner;
  if (type !== 'ParameterExpansion' || typeof parameter !== 'string' || !isRecord(operation) || operation['type'] !== 'ErrorIfUnset')
    return inner;
  const { word } = operation;
  if (!isRecord(word) || !Array.isArray(word['parts']) || word['parts'].length === 0) return inner;
  const parts: unknown[] = [{ type: 'Literal', value: `${parameter}: ` }, ...word['parts']];
  return { ...inner, operation: { ...operation, word: { ...word, parts } } };
}

export function withNamedErrors(script: ScriptNode): ScriptNode {
  // Every node keeps its shape; one kind of word gets a part more.
  return named(script) as ScriptNode;
}
