/**
 * What commands read from a terminal. just-bash takes a command's whole input before the command begins, but it opens a redirection just
 * then: a command that would read what somebody types is redirected from one of these paths, whose reading waits for it.
 */
import type { SimpleCommandNode, StatementNode, WordNode } from 'just-bash';
import { answersLines } from './answersLines';
import { stderrChannel } from './channels';
import { DISPATCHER, EACH_LINE, quoted } from './internalCalls';
import { literal, simpleCommand, statementOf } from './nodes';

const ROOT = '/dev/.layer-by-layer/typed/';

/** One line; one that does not show; all until Ctrl-D; the same, each line printed as it comes, and kept or not. */
const MODES = ['line', 'hidden', 'all', 'tee', 'echo'] as const;
export type TypedMode = (typeof MODES)[number];

export function typedMode(path: string): TypedMode | undefined {
  return path.startsWith(ROOT) ? MODES.find((mode) => path === `${ROOT}${mode}`) : undefined;
}

/** Commands that read standard input where no file is named, with how many words they take before files. */
const READERS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    [
      ...['sort', 'wc', 'uniq', 'rev', 'tac', 'nl', 'base64', 'md5sum', 'sha1sum', 'sha256sum', 'od', 'head', 'tail', 'cut'],
      ...['expand', 'unexpand', 'fold', 'column'],
    ].map((name) => [name, 0]),
  ),
  ...Object.fromEntries(['grep', 'egrep', 'fgrep', 'sed', 'awk', 'jq'].map((name) => [name, 1])),
  tr: 2,
  xargs: Infinity,
};
/** Options of theirs whose value is a word of its own. */
const VALUED: Readonly<Record<string, RegExp>> = {
  head: /^-[nc]$/,
  tail: /^-[nc]$/,
  cut: /^-[dfcb]$/,
  sort: /^-[ktoS]$/,
  awk: /^-[Fv]$/,
  grep: /^-[ABCm]$/,
  egrep: /^-[ABCm]$/,
  fgrep: /^-[ABCm]$/,
  fold: /^-w$/,
  nl: /^-[bsw]$/,
  uniq: /^-[fsw]$/,
};

/** The words that name files, or what comes before files; undefined is one that only bash knows. */
function operandsOf(name: string, texts: readonly (string | undefined)[]): readonly (string | undefined)[] {
  const valued = VALUED[name];
  return texts.filter((text, index) => {
    const before = texts[index - 1];
    if (before !== undefined && valued?.test(before) === true) return false;
    return text === undefined || text === '-' || !text.startsWith('-');
  });
}

/** `jq -n`, `awk 'BEGIN { … }'`, `sort --help`. */
function readsNothing(name: string, texts: readonly (string | undefined)[]): boolean {
  if (texts.some((text) => text === '--help' || text === '--version')) return true;
  if (name === 'jq') return texts.some((text) => text !== undefined && /^(?:-[a-zA-Z]*n|--null-input$)/.test(text));
  return name === 'awk' && texts.some((text) => text !== undefined && isBeginOnly(text));
}

/** Nothing comes after the block of BEGIN. */
function isBeginOnly(program: string): boolean {
  const [, block] = /^\s*BEGIN\s*(\{[^]*\})\s*$/.exec(program.replace(/"(?:\\.|[^"\\])*"/g, '""')) ?? [];
  let depth = 0;
  for (const [at, character] of [...(block ?? '')].entries()) {
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth === 0 && at + 1 < (block ?? '').length) return false;
  }
  return block !== undefined;
}

const from = (mode: TypedMode): SimpleCommandNode['redirections'][number] => ({
  type: 'Redirection',
  fd: 0,
  operator: '<',
  target: literal(`${ROOT}${mode}`),
});

export interface ReadingTyped {
  readonly command: SimpleCommandNode;
  /** What has to be printed before. */
  readonly before: readonly StatementNode[];
}

/** A command whose input is the terminal, redirected. Undefined for one that reads nothing. `toOutside`: what it prints stands there too. */
export function readingTyped(
  command: SimpleCommandNode,
  { name, texts, toOutside }: { readonly name: string; readonly texts: readonly (string | undefined)[]; readonly toOutside: boolean },
): ReadingTyped | undefined {
  if (command.redirections.some(({ operator }) => operator.startsWith('<'))) return undefined;
  const redirected = (mode: TypedMode): SimpleCommandNode => ({ ...command, redirections: [...command.redirections, from(mode)] });
  if (name === 'read') return readCommand(command, texts);
  if (name === 'cat') {
    if (operandsOf(name, texts).some((operand) => operand !== '-')) return undefined;
    return { command: redirected(toOutside && texts.every((text) => text === '-') ? 'echo' : 'all'), before: [] };
  }
  if (name === 'tee') {
    const quiet: SimpleCommandNode['redirections'][number] = { type: 'Redirection', fd: 1, operator: '>', target: literal('/dev/null') };
    if (!toOutside) return { command: redirected('all'), before: [] };
    return { command: { ...command, redirections: [...command.redirections, quiet, from('tee')] }, before: [] };
  }
  const own = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  if (own === undefined || readsNothing(name, texts)) return undefined;
  if (operandsOf(name, texts).filter((operand) => operand !== '-').length > own) return undefined;
  const answers = toOutside ? answersLines(name, texts) : undefined;
  if (answers === undefined) return { command: redirected('all'), before: [] };
  return {
    command: {
      ...command,
      name: literal(`/bin/${DISPATCHER}`),
      args: [quoted(''), quoted(EACH_LINE), quoted(answers.pace), quoted(String(answers.until)), quoted(name), ...command.args],
    },
    before: [],
  };
}

/** `read`, whose prompt (`-p`) has to stand there before the line is waited for. */
function readCommand(command: SimpleCommandNode, texts: readonly (string | undefined)[]): ReadingTyped | undefined {
  if (texts.some((text) => text !== undefined && /^-\w*u/.test(text))) return undefined;
  const hidden = texts.some((text) => text !== undefined && /^-[a-oq-z]*s/.test(text));
  const asks = texts.findIndex((text) => text !== undefined && /^-[a-z]*p$/.test(text));
  const prompt = asks < 0 ? undefined : command.args[asks + 1];
  const args = command.args.flatMap((arg, index) => {
    if (prompt === undefined || (index !== asks && index !== asks + 1)) return [arg];
    const others = (texts[asks] ?? '').slice(0, -1);
    return index === asks && others !== '-' ? [literal(others)] : [];
  });
  return {
    command: { ...command, args, redirections: [...command.redirections, from(hidden ? 'hidden' : 'line')] },
    before: prompt === undefined ? [] : [printing(prompt, command.line ?? 1)],
  };
}

/** `printf %s PROMPT`, to standard error as bash prints it. */
function printing(prompt: WordNode, line: number): StatementNode {
  const toError = { type: 'Redirection', fd: 1, operator: '>>', target: literal(stderrChannel(line)) } as const;
  return statementOf(simpleCommand('printf', [literal('%s'), prompt], [toError]));
}
