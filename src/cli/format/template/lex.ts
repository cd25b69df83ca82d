/** Tokens of one Go template (text/template/parse/lex.go). `position` is the offset in the template. */
export type Token =
  | { readonly kind: 'text'; readonly text: string; readonly position: number }
  | {
      readonly kind: 'open' | 'close' | 'leftParen' | 'rightParen' | 'pipe' | 'declare' | 'assign' | 'comma' | 'dot' | 'space';
      readonly text: string;
      readonly position: number;
    }
  | { readonly kind: 'field' | 'variable' | 'word' | 'number' | 'string' | 'character'; readonly text: string; readonly position: number }
  | { readonly kind: 'end'; readonly text: string; readonly position: number };

/** A template that Go would not parse; `message` is Go's text without `template: :1: `. */
export class TemplateSyntaxError extends Error {
  constructor(
    message: string,
    readonly position: number,
  ) {
    super(message);
    this.name = 'TemplateSyntaxError';
  }
}

const BLANK = /^[ \t\r\n]+/;
const PUNCTUATION: Readonly<Record<string, Token['kind']>> = {
  '(': 'leftParen',
  ')': 'rightParen',
  '|': 'pipe',
  ',': 'comma',
  '=': 'assign',
};

export function lexTemplate(source: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  let trimNext = false;
  for (;;) {
    const open = source.indexOf('{{', position);
    const textEnd = open < 0 ? source.length : open;
    let text = source.slice(position, textEnd);
    if (trimNext) text = text.replace(/^[ \t\r\n]+/, '');
    const trimsLeft = open >= 0 && /^-[ \t\r\n]/.test(source.slice(open + 2, open + 4));
    if (trimsLeft) text = text.replace(/[ \t\r\n]+$/, '');
    if (text !== '') tokens.push({ kind: 'text', text, position });
    if (open < 0) break;
    let at = open + 2 + (trimsLeft ? 2 : 0);
    trimNext = false;
    if (source.startsWith('/*', at)) {
      const close = source.indexOf('*/', at);
      if (close < 0) throw new TemplateSyntaxError('unclosed comment', at);
      const tail = /^[ \t\r\n]-\}\}|^\}\}/.exec(source.slice(close + 2));
      if (tail === null) throw new TemplateSyntaxError('comment ends before closing delimiter', at);
      trimNext = tail[0].length > 2;
      position = close + 2 + tail[0].length;
      continue;
    }
    tokens.push({ kind: 'open', text: '{{', position: open });
    for (;;) {
      const rest = source.slice(at);
      const close = /^(?:[ \t\r\n]-)?\}\}/.exec(rest);
      if (close !== null) {
        tokens.push({ kind: 'close', text: '}}', position: at });
        trimNext = close[0].length > 2;
        position = at + close[0].length;
        break;
      }
      if (rest === '') throw new TemplateSyntaxError('unclosed action', at);
      const token = insideAction(rest, at);
      tokens.push(token);
      at += token.text.length;
    }
  }
  tokens.push({ kind: 'end', text: 'EOF', position: source.length });
  return tokens;
}

function insideAction(rest: string, position: number): Token {
  const blank = BLANK.exec(rest);
  if (blank !== null) return { kind: 'space', text: blank[0], position };
  if (rest.startsWith(':=')) return { kind: 'declare', text: ':=', position };
  if (rest.startsWith('"')) return quoted(rest, position, '"', 'string', 'unterminated quoted string');
  if (rest.startsWith('`')) return quoted(rest, position, '`', 'string', 'unterminated raw quoted string');
  if (rest.startsWith("'")) return quoted(rest, position, "'", 'character', 'unterminated character constant');
  const field = /^\.[\p{L}_][\p{L}\p{Nd}_]*/u.exec(rest);
  if (field !== null) return { kind: 'field', text: field[0], position };
  const variable = /^\$[\p{L}\p{Nd}_]*/u.exec(rest);
  if (variable !== null) return { kind: 'variable', text: variable[0], position };
  const number = /^[+-]?(?:0[xX][0-9a-fA-F_]+|\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)/.exec(rest);
  if (number !== null) return { kind: 'number', text: number[0], position };
  const word = /^[\p{L}_][\p{L}\p{Nd}_]*/u.exec(rest);
  if (word !== null) return { kind: 'word', text: word[0], position };
  if (rest.startsWith('.')) return { kind: 'dot', text: '.', position };
  const character = [...rest][0] ?? '';
  const kind = PUNCTUATION[character];
  if (kind !== undefined && isPunctuation(kind)) return { kind, text: character, position };
  if (character === ':') throw new TemplateSyntaxError('expected :=', position);
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  throw new TemplateSyntaxError(`unrecognized character in action: U+${code} '${character}'`, position);
}

function isPunctuation(kind: Token['kind']): kind is 'leftParen' | 'rightParen' | 'pipe' | 'comma' | 'assign' {
  return kind !== 'text' && kind !== 'end';
}

function quoted(rest: string, position: number, mark: string, kind: 'string' | 'character', problem: string): Token {
  for (let index = 1; index < rest.length; index += 1) {
    const character = rest[index];
    if (character === '\\' && mark !== '`') index += 1;
    else if (character === mark) return { kind, text: rest.slice(0, index + 1), position };
    else if (character === '\n' && mark !== '`') break;
  }
  throw new TemplateSyntaxError(problem, position);
}
