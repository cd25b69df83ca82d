import { notSimulated } from '../../command/failure';
import { lexTemplate, TemplateSyntaxError } from './lex';
import type { Token } from './lex';
import type { Command, Node, Operand, Pipe } from './nodes';

/**
 * A Go template as a tree (text/template/parse). `functions` are the names that may be called. Throws `TemplateSyntaxError`, and
 * `CommandFailure` for what Go has and this has not.
 */
export function parseTemplate(source: string, functions: ReadonlySet<string>): readonly Node[] {
  return new Parser(lexTemplate(source), functions).parse();
}

type Ending = 'end' | 'else' | 'eof';

class Parser {
  #index = 0;
  #variables: string[] = ['$'];
  #rangeDepth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly functions: ReadonlySet<string>,
  ) {}

  parse(): readonly Node[] {
    const { nodes, ending, position } = this.list();
    if (ending !== 'eof') throw new TemplateSyntaxError(`unexpected {{${ending}}}`, position);
    return nodes;
  }

  private peek(): Token {
    return this.tokens[this.#index] ?? { kind: 'end', text: 'EOF', position: 0 };
  }

  private next(): Token {
    const token = this.peek();
    this.#index += 1;
    return token;
  }

  private skipSpace(): void {
    while (this.peek().kind === 'space') this.#index += 1;
  }

  private peekSolid(): Token {
    this.skipSpace();
    return this.peek();
  }

  private list(): { readonly nodes: readonly Node[]; readonly ending: Ending; readonly position: number } {
    const nodes: Node[] = [];
    for (;;) {
      const token = this.next();
      if (token.kind === 'end') return { nodes, ending: 'eof', position: token.position };
      if (token.kind === 'text') {
        nodes.push({ kind: 'text', text: token.text });
        continue;
      }
      const first = this.peekSolid();
      if (first.kind === 'word' && first.text === 'end') {
        this.next();
        this.close('end');
        return { nodes, ending: 'end', position: first.position };
      }
      if (first.kind === 'word' && first.text === 'else') {
        this.next();
        return { nodes, ending: 'else', position: first.position };
      }
      nodes.push(this.action(first));
    }
  }

  private action(first: Token): Node {
    if (first.kind === 'word') {
      if (first.text === 'if' || first.text === 'with' || first.text === 'range') {
        this.next();
        return this.control(first.text);
      }
      if (first.text === 'break' || first.text === 'continue') {
        this.next();
        if (this.#rangeDepth === 0) throw new TemplateSyntaxError(`{{${first.text}}} outside {{range}}`, first.position);
        this.close(first.text);
        return { kind: 'leave', how: first.text };
      }
      if (first.text === 'template' || first.text === 'define' || first.text === 'block') {
        this.next();
        const name = this.peekSolid();
        if (name.kind !== 'string') throw unexpected(name, `${first.text} clause`);
        throw notSimulated(`the action {{${first.text}}} of a template is not simulated.`);
      }
    }
    return { kind: 'action', pipe: this.pipeline('command', 'close') };
  }

  private control(keyword: 'if' | 'with' | 'range'): Node {
    const scope = this.#variables.length;
    const pipe = this.pipeline(keyword, 'close');
    if (keyword === 'range') this.#rangeDepth += 1;
    const body = this.list();
    let otherwise: readonly Node[] = [];
    if (body.ending === 'eof') throw new TemplateSyntaxError('unexpected EOF', body.position);
    if (body.ending === 'else') {
      const following = this.peekSolid();
      if (following.kind === 'word' && (following.text === 'if' || following.text === 'with') && keyword !== 'range') {
        this.next();
        otherwise = [this.control(following.text)];
      } else {
        this.close('else');
        const rest = this.list();
        if (rest.ending === 'eof') throw new TemplateSyntaxError('unexpected EOF', rest.position);
        if (rest.ending === 'else') throw new TemplateSyntaxError('expected end; found {{else}}', rest.position);
        otherwise = rest.nodes;
      }
    }
    if (keyword === 'range') this.#rangeDepth -= 1;
    this.#variables.length = scope;
    return { kind: keyword, pipe, then: body.nodes, otherwise };
  }

  private close(context: string): void {
    const token = this.peekSolid();
    if (token.kind !== 'close') throw unexpected(token, context);
    this.next();
  }

  private pipeline(context: string, end: 'close' | 'rightParen'): Pipe {
    const start = this.peekSolid();
    const { variables, declares } = this.declarations(context);
    const commands: Command[] = [];
    for (;;) {
      const token = this.peekSolid();
      if (token.kind === end) {
        this.next();
        if (commands.length === 0) throw new TemplateSyntaxError(`missing value for ${context}`, token.position);
        this.checkPipeline(commands);
        return { variables, declares, commands, position: start.position };
      }
      if (token.kind === 'close' && end === 'rightParen') throw new TemplateSyntaxError('unclosed left paren', token.position);
      if (token.kind === 'close' || token.kind === 'rightParen') throw unexpected(token, context);
      if (token.kind === 'end') throw new TemplateSyntaxError('unclosed action', token.position);
      commands.push(this.command(end));
    }
  }

  private checkPipeline(commands: readonly Command[]): void {
    commands.slice(1).forEach((command) => {
      const kind = command.operands[0]?.kind;
      if (kind === 'literal' || kind === 'nil' || kind === 'dot') {
        throw new TemplateSyntaxError(`non executable command in pipeline stage 2`, command.position);
      }
    });
  }

  private declarations(context: string): { readonly variables: readonly string[]; readonly declares: boolean } {
    const begin = this.#index;
    const names: string[] = [];
    for (;;) {
      const token = this.peekSolid();
      if (token.kind !== 'variable') break;
      this.next();
      const after = this.peekSolid();
      if (after.kind === 'declare' || after.kind === 'assign') {
        this.next();
        names.push(token.text);
        if (after.kind === 'declare') this.#variables.push(...names);
        return { variables: names, declares: after.kind === 'declare' };
      }
      if (after.kind === 'comma' && context === 'range') {
        this.next();
        names.push(token.text);
        continue;
      }
      break;
    }
    this.#index = begin;
    return { variables: [], declares: false };
  }

  private command(end: 'close' | 'rightParen'): Command {
    const position = this.peekSolid().position;
    const operands: Operand[] = [];
    for (;;) {
      this.skipSpace();
      const operand = this.operand();
      if (operand !== undefined) operands.push(operand);
      const token = this.next();
      if (token.kind === 'space') continue;
      if (token.kind === end || token.kind === 'close' || token.kind === 'rightParen' || token.kind === 'end') {
        this.#index -= 1;
        break;
      }
      if (token.kind === 'pipe') {
        if (operands.length === 0) throw unexpected(token, 'command');
        break;
      }
      throw unexpected(token, 'operand');
    }
    if (operands.length === 0) throw new TemplateSyntaxError('empty command', position);
    return { operands, position };
  }

  private operand(): Operand | undefined {
    const token = this.peek();
    const { position } = token;
    switch (token.kind) {
      case 'word':
        this.next();
        if (token.text === 'true' || token.text === 'false')
          return { kind: 'literal', value: token.text === 'true', text: token.text, position };
        if (token.text === 'nil') return { kind: 'nil', position };
        if (!this.functions.has(token.text)) throw new TemplateSyntaxError(`function "${token.text}" not defined`, position);
        return { kind: 'function', name: token.text, position };
      case 'dot':
        this.next();
        return { kind: 'dot', position };
      case 'field': {
        const chain = this.chain();
        // A chain points at its second name, as Go's chain node does; a single field at itself.
        return { kind: 'field', path: chain.names, position: chain.second ?? position };
      }
      case 'variable': {
        this.next();
        if (!this.#variables.includes(token.text)) throw new TemplateSyntaxError(`undefined variable "${token.text}"`, position);
        const chain = this.chain();
        return { kind: 'variable', name: token.text, path: chain.names, position };
      }
      case 'number':
        this.next();
        return { kind: 'literal', value: Number(token.text.replaceAll('_', '')), text: token.text, position };
      case 'string':
        this.next();
        return { kind: 'literal', value: unquote(token), text: token.text, position };
      case 'character':
        this.next();
        return { kind: 'literal', value: token.text.codePointAt(1) ?? 0, text: token.text, position };
      case 'leftParen': {
        this.next();
        const pipe = this.pipeline('parenthesized pipeline', 'rightParen');
        return { kind: 'pipe', pipe, path: this.chain().names, position };
      }
      default:
        return undefined;
    }
  }

  /** Adjacent `.Name` tokens. */
  private chain(): { readonly names: readonly string[]; readonly second?: number } {
    const names: string[] = [];
    let second: number | undefined;
    for (let token = this.peek(); token.kind === 'field'; token = this.peek()) {
      if (names.length === 1) second = token.position;
      names.push(token.text.slice(1));
      this.next();
    }
    return { names, second };
  }
}

function unquote(token: Token): string {
  if (token.text.startsWith('`')) return token.text.slice(1, -1);
  const simple: Readonly<Record<string, string>> = {
    n: '\n',
    t: '\t',
    r: '\r',
    '\\': '\\',
    '"': '"',
    a: '\u0007',
    b: '\b',
    f: '\f',
    v: '\v',
  };
  return token.text.slice(1, -1).replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)/g, (_, escape: string) => {
    if (escape.length > 1) return String.fromCodePoint(Number.parseInt(escape.slice(1), 16));
    const character = simple[escape];
    if (character === undefined) throw new TemplateSyntaxError(`invalid syntax`, token.position);
    return character;
  });
}

function unexpected(token: Token, context: string): TemplateSyntaxError {
  const shown = token.kind === 'end' ? 'EOF' : `"${token.text}"`;
  return new TemplateSyntaxError(`unexpected ${shown} in ${context}`, token.position);
}
