/**
 * A function reads and writes where its call does, which only the call knows. So each function is defined once for each place (see
 * `position.ts`), under names that nobody types, and a call names the one for its own place.
 */
import type { CommandNode, SimpleCommandNode, StatementNode } from 'just-bash';
import { literal, literalText, statementOf } from './nodes';
import { PLACES, placeNumber } from './position';
import type { Position } from './position';

export type FunctionDefinition = Extract<CommandNode, { readonly type: 'FunctionDef' }>;

/** From the private use area of Unicode: no name has it. */
const SIGN = '\ue000';

/** The function's own name is that of the variant which takes nothing from outside. */
export function variantName(name: string, position: Position): string {
  const number = placeNumber(position);
  return number === 0 ? name : `${name}${SIGN}${String(number)}`;
}

/** A message with the names that were typed. */
export function withTypedNames(text: string): string {
  return text.includes(SIGN) ? text.replace(new RegExp(`${SIGN}\\d`, 'g'), '') : text;
}

/** What `declare -F` lists, without them. */
export function withoutVariants(text: string): string {
  return text.includes(SIGN) ? text.replace(new RegExp(`^declare -f .*${SIGN}\\d\n`, 'gm'), '') : text;
}

/** `{ f() …; f·1() …; }`, each with the body that `bodyAt` gives for its place. */
export function definedForAll(
  definition: FunctionDefinition,
  bodyAt: (position: Position) => FunctionDefinition['body'],
  nowhere: FunctionDefinition['body'],
): CommandNode {
  const variants = PLACES.map((position): FunctionDefinition => ({
    ...definition,
    name: variantName(definition.name, position),
    body: bodyAt(position),
  }));
  const all: readonly FunctionDefinition[] = [{ ...definition, body: nowhere }, ...variants];
  return { type: 'Group', body: all.map((one) => statementOf(one)), redirections: [] };
}

/** The functions that `unset -f …` forgets. */
export function unsetBy(command: CommandNode): readonly string[] {
  if (command.type !== 'SimpleCommand' || literalText(command.name) !== 'unset') return [];
  const [option, ...names] = command.args.map(literalText);
  return option === '-f' ? names.filter((name) => name !== undefined) : [];
}

/** The same for all places. */
export function unsetForAll(command: SimpleCommandNode): SimpleCommandNode {
  const variants = unsetBy(command).flatMap((name) => PLACES.map((position) => literal(variantName(name, position))));
  return { ...command, args: [...command.args, ...variants] };
}

/** Every function that statements define, at whatever depth. */
export function definitionsWithin(node: unknown): readonly FunctionDefinition[] {
  if (Array.isArray(node)) return node.flatMap(definitionsWithin);
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.values(node).flatMap(definitionsWithin);
  return isDefinition(node) ? [node, ...inner] : inner;
}

function isDefinition(node: object): node is FunctionDefinition {
  return 'type' in node && node.type === 'FunctionDef';
}

/** Keeps the functions that a shell has after statements: those at their top, as they were typed. */
export function keepFunctions(functions: Map<string, FunctionDefinition>, statements: readonly StatementNode[]): void {
  for (const command of statements.flatMap(({ pipelines }) => pipelines).flatMap(({ commands }) => commands)) {
    if (command.type === 'FunctionDef') functions.set(command.name, command);
    for (const name of unsetBy(command)) functions.delete(name);
  }
}
