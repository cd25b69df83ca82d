import { fencesOf } from './fences';

/** A command in running text that its reader may run: `<Run>docker image ls</Run>`. */
export interface DeclaredRun {
  readonly command: string;
  /** Exit code that it has to end with: `<Run exit={1}>…</Run>`. */
  readonly exit: number;
  /** 1 is the first line of the page. */
  readonly line: number;
}

export interface MisreadRun {
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

const element = /<Run(\s[^>]*)?>([^<]*)<\/Run>/g;
const quoted = /^\{\s*(['"])([^]*)\1\s*\}$/;

/** The `<Run>` elements of an MDX source, in order; not those in code, which only speak of them. */
export function runsOf(source: string): { readonly runs: readonly DeclaredRun[]; readonly misread: readonly MisreadRun[] } {
  const runs: DeclaredRun[] = [];
  const misread: MisreadRun[] = [];
  const prose = withoutCode(source);
  for (const match of prose.matchAll(element)) {
    const [, attributes = '', content = ''] = match;
    const line = prose.slice(0, match.index).split('\n').length;
    const text = content.trim();
    const command = quoted.exec(text)?.[2] ?? text;
    const exit = /^(?:exit=(?:\{(\d{1,3})\}|"(\d{1,3})"))?$/.exec(attributes.trim());
    if (command === '' || command.includes('\n') || /^\{/.test(command)) {
      misread.push({
        line,
        message: '<Run> holds no command in one line',
        remedy: "write <Run>docker image ls</Run>, or <Run>{'…'}</Run>",
      });
    } else if (!exit) {
      misread.push({
        line,
        message: `<Run> has "${attributes.trim()}"`,
        remedy: 'the only attribute is exit={1}, for a command that is to fail',
      });
    } else runs.push({ command, exit: Number(exit[1] ?? exit[2] ?? 0), line });
  }
  return { runs, misread };
}

/** The same text, of the same length and lines, with blanks for fenced blocks and code spans. */
function withoutCode(source: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  const lines = source.split('\n');
  for (const { line, lastLine } of fencesOf(source)) for (let at = line - 1; at < lastLine; at += 1) lines[at] = blank(lines[at] ?? '');
  return lines.join('\n').replace(/(`+)(?!`)[^`]+?\1(?!`)/g, blank);
}
