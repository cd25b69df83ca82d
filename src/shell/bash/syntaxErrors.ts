/** What just-bash says of a script that it cannot parse, in bash's words. */

const REPORT = /^bash: (?:\S+: )?(?:syntax error: )?Parse error at (\d+):(\d+): (.*)$/m;
/** Words of bash that just-bash has not. */
const NOT_SIMULATED = ['select', 'coproc'];
const OPERATOR = /^(?:&&|\|\||;;|>>|<<|[;&|<>()]|[^\s;&|<>()]+)/;
/** What its parser waited for. */
const EXPECTED: Readonly<Record<string, string>> = { RBRACE: '}', RPAREN: ')', DBRACK_END: ']]' };

export interface SyntaxReport {
  readonly text: string;
  /** Of the script, counted from 1; undefined where nothing was wrong. */
  readonly line?: number;
}

/** `isTyped`: a line at a prompt. Of others bash shows the line as well, in a second message. */
export function syntaxReport(text: string, script: string, isTyped: boolean): SyntaxReport {
  const [whole, at = '1', column = '1', what = ''] = REPORT.exec(text) ?? [];
  if (whole === undefined) return { text };
  const line = Number(at);
  const source = script.split('\n')[line - 1] ?? '';
  const said = (message: string, isShown: boolean): SyntaxReport => ({
    text: text.replace(whole, () => `bash: ${message}${isShown && !isTyped ? `\nbash: \`${source}'` : ''}`),
    line,
  });
  const [, token] = /^syntax error near unexpected token `(.*)'$/.exec(what) ?? [];
  if (token !== undefined && NOT_SIMULATED.includes(token))
    return { text: text.replace(whole, () => `layer-by-layer: ${token} is not simulated here.`), line };
  if (token !== undefined) return said(what, true);
  const [, expected] = /^Expected (\w+), got EOF$/.exec(what) ?? [];
  if (expected !== undefined) return said(`syntax error: unexpected end of file (${EXPECTED[expected] ?? expected.toLowerCase()})`, false);
  if (!what.startsWith('Expected')) return said(what.replace(/matching '(.)'/, "matching `$1'"), false);
  const rest = source.slice(Number(column) - 1).trimStart();
  return said(`syntax error near unexpected token \`${OPERATOR.exec(rest)?.[0] ?? 'newline'}'`, true);
}

const NEAR = /^syntax error near unexpected token `(.*)'$/;
const END = /^syntax error: unexpected end of file \((.*)\)$/;
const MATCHING = /^unexpected EOF while looking for matching `(.)'$/;

/** What a shell says of it after its own name; undefined where it says no such thing. `message` is bash's without its name. */
export function syntaxMessage(message: string, dialect: 'ash' | 'dash' | 'bash'): string | undefined {
  const [, near] = NEAR.exec(message) ?? [];
  const [, end] = END.exec(message) ?? [];
  const [, matching] = MATCHING.exec(message) ?? [];
  if (near === undefined && end === undefined && matching === undefined) return undefined;
  if (dialect === 'bash') return end === undefined ? message : 'syntax error: unexpected end of file';
  const is = dialect === 'dash' ? 'Syntax error: ' : 'syntax error: ';
  const unexpected = (what: string): string => `${is}${dialect === 'dash' ? `${what} unexpected` : `unexpected ${what}`}`;
  if (near !== undefined) return unexpected(near === 'newline' ? near : `"${near}"`);
  if (matching === "'" || matching === '"') return `${is}${dialect === 'dash' ? 'Unterminated' : 'unterminated'} quoted string`;
  if (matching === '}') return `${is}${dialect === 'dash' ? 'Missing' : 'missing'} '}'`;
  return `${unexpected('end of file')} (expecting "${end ?? matching ?? ''}")`;
}
