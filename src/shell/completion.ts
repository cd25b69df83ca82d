/** What could stand at the cursor: a command, what its program offers, or a file. */
import { compareBytes } from '../engine/filetree/path';
import type { FileTree } from '../engine/filetree/tree';
import { resolvePath } from './bash/paths';
import type { Completion, ShellProgram } from './shell';

export interface CompletionSources {
  readonly commands: readonly string[];
  readonly programs: readonly ShellProgram[];
  readonly tree: FileTree;
  readonly workingDirectory: string;
  readonly home: string;
}

interface Word {
  readonly text: string;
  readonly from: number;
  /** A file name is expected: the word stands after `<` or `>`. */
  readonly redirected: boolean;
}

/** Words of the last command of the line, the last of them possibly empty: the one to complete. */
function lastCommand(line: string): readonly Word[] {
  let words: Word[] = [];
  let text = '';
  let from = -1;
  let quote = '';
  let redirected = false;
  const close = (at: number): void => {
    if (from >= 0) {
      words.push({ text, from, redirected });
      redirected = false;
    }
    text = '';
    from = -1;
    if (at < 0) words = [];
  };
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
      else text += character;
    } else if (character === "'" || character === '"') {
      if (from < 0) from = at;
      quote = character;
    } else if (character === '\\') {
      if (from < 0) from = at;
      at += 1;
      text += line.charAt(at);
    } else if (/\s/.test(character)) close(at);
    else if (/[;&|()]/.test(character)) close(-1);
    else if (/[<>]/.test(character)) {
      close(at);
      redirected = true;
    } else {
      if (from < 0) from = at;
      text += character;
    }
  }
  return [...words, { text, from: from < 0 ? line.length : from, redirected }];
}

function fileNames(word: string, { tree, workingDirectory, home }: CompletionSources): readonly string[] {
  const slash = word.lastIndexOf('/');
  const before = word.slice(0, slash + 1);
  const directory = resolvePath(workingDirectory, before.startsWith('~/') ? `${home}/${before.slice(2)}` : before === '' ? '.' : before);
  const start = word.slice(slash + 1);
  if (tree.stat(directory)?.type !== 'directory') return [];
  return tree
    .readDirectory(directory)
    .filter((name) => name.startsWith(start) && (start.startsWith('.') || !name.startsWith('.')))
    .map((name) => {
      const isDirectory = tree.stat(resolvePath(directory, name))?.type === 'directory';
      return `${before}${name.replace(/([ \t'"\\$&|;()<>*?[#`!])/g, '\\$1')}${isDirectory ? '/' : ''}`;
    });
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort(compareBytes);
}

/** `line` ends at the cursor. */
export async function completeLine(line: string, sources: CompletionSources): Promise<Completion> {
  const words = lastCommand(line);
  const last = words.at(-1) ?? { text: '', from: line.length, redirected: false };
  const command = words.find(({ redirected }) => !redirected);
  if (last.redirected) return { from: last.from, candidates: sorted(fileNames(last.text, sources)) };
  if (command === last) {
    const names = last.text.includes('/') ? fileNames(last.text, sources) : sources.commands.filter((name) => name.startsWith(last.text));
    return { from: last.from, candidates: sorted(names) };
  }
  const program = sources.programs.find(({ name }) => name === command?.text);
  const arguments_ = words.filter(({ redirected }) => !redirected).slice(1);
  const offered = (await program?.complete?.(arguments_.map(({ text }) => text))) ?? [];
  return { from: last.from, candidates: sorted(offered.length > 0 ? offered : fileNames(last.text, sources)) };
}
