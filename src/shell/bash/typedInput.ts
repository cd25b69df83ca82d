/**
 * What commands read from a terminal. just-bash takes a command's whole input before the command begins, but it opens a redirection just
 * then: a command that would read what somebody types is redirected from one of these paths, whose reading waits for it.
 */
import type { SimpleCommandNode, StatementNode, WordNode } from 'just-bash';
import { stderrChannel } from './channels';
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
    ['sort', 'wc', 'uniq', 'rev', 'tac', 'nl', 'base64', 'md5sum', 'sha1sum', 'sha256sum', 'od', 'head', 'tail', 'cut'].map((name) => [
      name,
      0,
    ]),
  ),
  ...Object.fromEntries(['grep', 'egrep', 'fgrep', 'sed', 'awk', 'jq'].map((name) => [name, 1])),
  tr: 2,
  xargs: Infinity,
};

const from = (mode: TypedMode): SimpleCommandNode['redirections'][number] => ({
  type: 'Redirection',
  fd: 0,
  operator: '<',
  target: literal(`${ROOT}${mode}`),
});

/** A command whose input is the terminal, redirected; with what has to be printed before. Undefined for one that reads nothing. */
export function readingTyped(
  command: SimpleCommandNode,
  { name, texts, toOutside }: { readonly name: string; readonly texts: readonly (string | undefined)[]; readonly toOutside: boolean },
): { readonly command: SimpleCommandNode; readonly before: readonly StatementNode[] } | undefined {
  if (command.redirections.some(({ operator }) => operator.startsWith('<'))) return undefined;
  const redirected = (mode: TypedMode): SimpleCommandNode => ({ ...command, redirections: [...command.redirections, from(mode)] });
  if (name === 'read') return readCommand(command, texts);
  const operands = texts.filter((text) => text === undefined || text === '-' || !text.startsWith('-'));
  if (name === 'cat') {
    if (operands.some((operand) => operand !== '-')) return undefined;
    return { command: redirected(toOutside && texts.every((text) => text === '-') ? 'echo' : 'all'), before: [] };
  }
  if (name === 'tee') {
    const quiet: SimpleCommandNode['redirections'][number] = { type: 'Redirection', fd: 1, operator: '>', target: literal('/dev/null') };
    if (!toOutside) return { command: redirected('all'), before: [] };
    return { command: { ...command, redirections: [...command.redirections, quiet, from('tee')] }, before: [] };
  }
  const own = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  return own === undefined || operands.length > own ? undefined : { command: redirected('all'), before: [] };
}

/** `read`, whose prompt (`-p`) has to stand there before the line is waited for. */
function readCommand(
  command: SimpleCommandNode,
  texts: readonly (string | undefined)[],
): { readonly command: SimpleCommandNode; readonly before: readonly StatementNode[] } | undefined {
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
