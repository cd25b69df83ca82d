import { CallError, functionNames, templateFunctions } from './functions';
import type { TemplateFunction } from './functions';
import { TemplateSyntaxError } from './lex';
import { commandText, operandText } from './nodes';
import type { Command, Node, Operand, Pipe } from './nodes';
import { parseTemplate } from './parse';
import { arityProblem, parameterAt, signatures } from './signatures';
import type { Parameter } from './signatures';
import { goType, isMap, isTrue, printed, Row } from './value';
import type { Value } from './value';

export interface Template {
  /** The text for one value. Throws `TemplateError`; `written` of the error is what came before it. */
  execute(value: Value, options?: ExecuteOptions): string;
}

export interface ExecuteOptions {
  readonly functions?: Readonly<Record<string, TemplateFunction>>;
  /** A map's missing key is an error (`docker inspect`), or prints `<no value>` (table headings). Default 'error'. */
  readonly missingKey?: 'error' | 'novalue';
}

/** A template that does not parse, or fails on a value. `message` is Go's: `template: :1:2: executing "" at <.Nope>: …`. */
export class TemplateError extends Error {
  constructor(
    message: string,
    readonly written = '',
  ) {
    super(message);
    this.name = 'TemplateError';
  }
}

/** Parses a Go template with docker/cli's functions. Throws `TemplateError`. */
export function compileTemplate(source: string): Template {
  try {
    const nodes = parseTemplate(source, functionNames);
    return { execute: (value, options) => new Execution(source, options ?? {}).run(nodes, value) };
  } catch (error) {
    if (error instanceof TemplateSyntaxError) {
      const line = source.slice(0, error.position).split('\n').length;
      throw new TemplateError(`template: :${line}: ${error.message}`);
    }
    throw error;
  }
}

/** Leaves a `range`. */
class Leave extends Error {
  constructor(readonly how: 'break' | 'continue') {
    super(how);
  }
}

function fits(value: Value, wanted: Parameter): boolean {
  if (wanted === 'any') return true;
  return wanted === 'string' ? typeof value === 'string' : typeof value === 'number' && Number.isInteger(value);
}

class Execution {
  #out = '';
  /** The operand that was looked at last: where Go's messages about values point. */
  #last: Operand = { kind: 'dot', position: 0 };
  #variables: { name: string; value: Value }[] = [];
  readonly #functions: Readonly<Record<string, TemplateFunction>>;

  constructor(
    private readonly source: string,
    private readonly options: ExecuteOptions,
  ) {
    this.#functions = { ...templateFunctions, ...options.functions };
  }

  run(nodes: readonly Node[], value: Value): string {
    this.#variables = [{ name: '$', value }];
    this.walk(nodes, value);
    return this.#out;
  }

  private fail(position: number, at: string, message: string): never {
    const before = this.source.slice(0, position);
    const line = before.split('\n').length;
    const column = before.length - (before.lastIndexOf('\n') + 1);
    throw new TemplateError(`template: :${line}:${column}: executing "" at <${at}>: ${message}`, this.#out);
  }

  private walk(nodes: readonly Node[], dot: Value): void {
    for (const node of nodes) {
      if (node.kind === 'text') this.#out += node.text;
      else if (node.kind === 'action') {
        const value = this.pipe(node.pipe, dot);
        if (node.pipe.variables.length === 0) this.#out += printed(value);
      } else if (node.kind === 'leave') throw new Leave(node.how);
      else {
        const depth = this.#variables.length;
        const value = this.pipe(node.pipe, dot);
        if (node.kind === 'range') this.range(node.pipe, value, node.then, node.otherwise, dot);
        else if (isTrue(value)) this.walk(node.then, node.kind === 'with' ? value : dot);
        else this.walk(node.otherwise, dot);
        this.#variables.length = depth;
      }
    }
  }

  private range(pipe: Pipe, value: Value, then: readonly Node[], otherwise: readonly Node[], dot: Value): void {
    const items = this.items(pipe, value);
    if (items.length === 0) return this.walk(otherwise, dot);
    const depth = this.#variables.length;
    for (const [key, item] of items) {
      const [first, second] = pipe.variables;
      if (first !== undefined) this.#variables.push({ name: first, value: second === undefined ? item : key });
      if (second !== undefined) this.#variables.push({ name: second, value: item });
      try {
        this.walk(then, item);
      } catch (error) {
        if (!(error instanceof Leave)) throw error;
        if (error.how === 'break') break;
      } finally {
        this.#variables.length = depth;
      }
    }
  }

  private items(pipe: Pipe, value: Value): readonly (readonly [Value, Value])[] {
    if (Array.isArray(value)) return value.map((item, position) => [position, item] as const);
    if (isMap(value)) {
      return Object.keys(value)
        .sort()
        .map((key) => [key, value[key]] as const);
    }
    if (typeof value === 'number') return Array.from({ length: Math.max(0, value) }, (_, position) => [position, position] as const);
    if (value === undefined || value === null) return [];
    const command = pipe.commands.at(-1);
    return this.fail(pipe.position, command === undefined ? '' : commandText(command), `range can't iterate over ${printed(value)}`);
  }

  private pipe(pipe: Pipe, dot: Value): Value {
    let value: Value;
    pipe.commands.forEach((command, position) => {
      value = this.command(command, dot, position > 0 ? [value] : []);
    });
    if (pipe.variables.length === 1 || (pipe.variables.length > 1 && pipe.declares)) {
      const name = pipe.variables[0] ?? '';
      if (pipe.declares) this.#variables.push({ name, value });
      else {
        const known = this.#variables.findLast((variable) => variable.name === name);
        if (known !== undefined) known.value = value;
      }
    }
    return value;
  }

  private command(command: Command, dot: Value, piped: readonly Value[]): Value {
    const [head, ...rest] = command.operands;
    if (head === undefined) return undefined;
    if (head.kind === 'function') return this.call(head, command, rest, dot, piped);
    if (head.kind === 'nil') return this.fail(head.position, 'nil', 'nil is not a command');
    const value = this.operand(head, dot);
    if (typeof value === 'function') {
      const args = [...rest.map((operand) => this.operand(operand, dot)), ...piped];
      const result: unknown = Reflect.apply(value, undefined, args);
      return result;
    }
    if (rest.length > 0 || piped.length > 0) {
      if (head.kind === 'field') {
        const name = head.path.at(-1) ?? '';
        // Fields of rows are methods without parameters.
        if (dot instanceof Row && head.path.length === 1)
          this.fail(head.position, operandText(head), `wrong number of args for ${name}: want 0 got ${rest.length + piped.length}`);
        this.fail(head.position, operandText(head), `${name} is not a method but has arguments`);
      }
      this.fail(head.position, operandText(head), `can't give argument to non-function ${operandText(head)}`);
    }
    return value;
  }

  private call(
    head: Operand & { readonly kind: 'function' },
    command: Command,
    rest: readonly Operand[],
    dot: Value,
    piped: readonly Value[],
  ): Value {
    const signature = signatures[head.name] ?? { parameters: [], rest: 'any' };
    const problem = arityProblem(head.name, signature, rest.length + piped.length);
    if (problem !== undefined) return this.fail(head.position, head.name, problem);
    this.#last = head;
    if (head.name === 'and' || head.name === 'or') {
      let value: Value;
      for (const argument of [...rest.map((operand) => () => this.operand(operand, dot)), ...piped.map((one) => () => one)]) {
        value = argument();
        if (isTrue(value) === (head.name === 'or')) return value;
      }
      return value;
    }
    if (head.name === 'call') return this.fail(head.position, commandText(command), this.callProblem(rest, dot));
    const called = this.#functions[head.name];
    const args = [
      ...rest.map((operand, position) => this.argument(operand, parameterAt(signature, position), dot)),
      ...piped.map((value) => this.checked(value, parameterAt(signature, rest.length))),
    ];
    if (called === undefined) return this.fail(head.position, head.name, `"${head.name}" is not a defined function`);
    try {
      return called(...args);
    } catch (error) {
      if (error instanceof CallError) this.fail(head.position, commandText(command), `error calling ${head.name}: ${error.message}`);
      throw error;
    }
  }

  /** Nothing in Docker's templates is a function that `call` could call. */
  private callProblem([callee]: readonly Operand[], dot: Value): string {
    const value = callee === undefined ? undefined : this.operand(callee, dot);
    return `error calling call: non-function ${callee === undefined ? '' : operandText(callee)} of type ${goType(value)}`;
  }

  /** Go looks at a literal before it takes it, and at anything else when it has its value. */
  private argument(operand: Operand, wanted: Parameter, dot: Value): Value {
    const expected = wanted === 'int' ? 'integer' : wanted;
    if (operand.kind === 'nil' && wanted !== 'any') return this.fail(operand.position, 'nil', `cannot assign nil to ${wanted}`);
    const value = this.operand(operand, dot);
    if (operand.kind === 'literal' && !fits(value, wanted))
      return this.fail(operand.position, operand.text, `expected ${expected}; found ${operand.text}`);
    return this.checked(value, wanted);
  }

  private checked(value: Value, wanted: Parameter): Value {
    if (fits(value, wanted)) return value;
    return this.fail(this.#last.position, operandText(this.#last), `wrong type for value; expected ${wanted}; got ${goType(value)}`);
  }

  private operand(operand: Operand, dot: Value): Value {
    if (operand.kind !== 'pipe') this.#last = operand;
    switch (operand.kind) {
      case 'dot':
        return dot;
      case 'nil':
        return null;
      case 'literal':
        return operand.value;
      case 'field':
        return this.fields(dot, operand.path, operand);
      case 'variable':
        return this.fields(this.#variables.findLast((variable) => variable.name === operand.name)?.value, operand.path, operand);
      case 'pipe':
        return this.fields(this.pipe(operand.pipe, dot), operand.path, operand);
      case 'function':
        return this.call(operand, { operands: [operand], position: operand.position }, [], dot, []);
    }
  }

  private fields(start: Value, path: readonly string[], operand: Operand): Value {
    return path.reduce((value: Value, name) => this.field(value, name, operand), start);
  }

  private field(value: Value, name: string, operand: Operand): Value {
    if (value instanceof Row) {
      if (Object.hasOwn(value.fields, name)) return value.fields[name];
      return this.fail(operand.position, operandText(operand), `can't evaluate field ${name} in type ${value.typeName}`);
    }
    if (isMap(value)) {
      if (Object.hasOwn(value, name)) return value[name];
      if (this.options.missingKey === 'novalue') return undefined;
      return this.fail(operand.position, operandText(operand), `map has no entry for key "${name}"`);
    }
    if (value === undefined || value === null) {
      return this.fail(operand.position, operandText(operand), `nil pointer evaluating interface {}.${name}`);
    }
    const type =
      typeof value === 'string' ? 'string' : typeof value === 'boolean' ? 'bool' : Array.isArray(value) ? '[]interface {}' : 'int';
    return this.fail(operand.position, operandText(operand), `can't evaluate field ${name} in type ${type}`);
  }
}
