/**
 * Variables that bash fills from chance or from the host's clock get values of the simulated world instead, as literals in the syntax
 * tree: nothing here may differ between two runs. Every mention of `$RANDOM` has one value, also in a loop.
 */
import type { ScriptNode } from 'just-bash';
import { isRecord } from './nodes';

/** Values by variable; `now` is the simulated time in milliseconds. */
function valueSource(now: number): (name: string) => number | undefined {
  let state = (now ^ 0x5bd1e995) >>> 0;
  return (name) => {
    // Numerical Recipes' linear congruential generator; bash's RANDOM has 15 bits, too.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    if (name === 'RANDOM') return state >>> 17;
    if (name === 'SRANDOM') return state;
    return name === 'EPOCHSECONDS' ? Math.floor(now / 1000) : name === 'SECONDS' ? 0 : undefined;
  };
}

function replace(node: unknown, value: (name: string) => number | undefined): unknown {
  if (Array.isArray(node)) return node.map((item: unknown) => replace(item, value));
  if (!isRecord(node)) return node;
  const { type, parameter, operation, name } = node;
  if (type === 'ParameterExpansion' && typeof parameter === 'string' && (operation === null || operation === undefined)) {
    const number = value(parameter);
    if (number !== undefined) return { type: 'Literal', value: String(number) };
  }
  if (type === 'ArithVariable' && typeof name === 'string') {
    const number = value(name);
    if (number !== undefined) return { type: 'ArithNumber', value: number };
  }
  // just-bash reads an arithmetic expression again from its text where it has one.
  const entries = Object.entries(node).filter(
    ([key]) => !(type === 'ArithmeticExpression' && key === 'originalText' && /RANDOM|SECONDS/.test(String(node['originalText']))),
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, replace(inner, value)]));
}

export function withoutChance(script: ScriptNode, now: number): ScriptNode {
  // The replacement keeps the shape of every node that it does not replace, and a replaced one is of a kind that may stand in its place.
  return replace(script, valueSource(now)) as ScriptNode;
}
