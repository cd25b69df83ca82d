import { DockerfileError } from './ast';
import type { Dockerfile, DockerfileNode, Heredoc, ParseWarning } from './ast';
import { Directives } from './directives';
import { trimLeftSpace, trimSpace } from './goText';
import { heredocsOfLine } from './heredoc';
import {
  keyValueParser,
  parseHealthcheck,
  parseIgnored,
  parseJsonOrList,
  parseJsonOrWhole,
  parseWhitespaceDelimited,
  parseWhole,
  parseWordList,
} from './lineParsers';
import type { LineParser } from './lineParsers';
import { splitCommand } from './splitCommand';

const lineParsers: Readonly<Record<string, LineParser>> = {
  add: parseJsonOrList,
  arg: parseWordList,
  cmd: parseJsonOrWhole,
  copy: parseJsonOrList,
  entrypoint: parseJsonOrWhole,
  env: keyValueParser('ENV'),
  expose: parseWhitespaceDelimited,
  from: parseWhitespaceDelimited,
  healthcheck: parseHealthcheck,
  label: keyValueParser('LABEL'),
  maintainer: parseWhole,
  run: parseJsonOrWhole,
  shell: parseJsonOrWhole,
  stopsignal: parseWhole,
  user: parseWhole,
  volume: parseJsonOrList,
  workdir: parseWhole,
};

const HEREDOC_INSTRUCTIONS = ['add', 'copy', 'run'];

const trimLineEnd = (line: string): string => line.replace(/[\r\n]+$/, '');
const isComment = (line: string): boolean => trimLeftSpace(trimLineEnd(line)).startsWith('#');

/**
 * First stage: from text to instructions with their lines, as BuildKit's `parser.Parse`. Lines count from 1.
 * Throws `DockerfileError`.
 */
export function parseDockerfile(text: string): Dockerfile {
  // Lines keep their ends: here-documents hold them.
  const lines = text.replace(/^\ufeff/, '').match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const directives = new Directives();
  const nodes: DockerfileNode[] = [];
  const warnings: ParseWarning[] = [];
  let comments: string[] = [];
  let at = 0;
  const readDirective = (line: string): boolean => {
    try {
      return directives.read(line);
    } catch (error) {
      throw error instanceof DockerfileError ? error.at({ start: at, end: at }) : error;
    }
  };

  while (at < lines.length) {
    const read = lines[at] ?? '';
    if (isComment(read)) {
      const comment = trimSpace(read.slice(1));
      comments = comment === '' ? [] : [...comments, comment];
    }
    const start = trimLeftSpace(trimLineEnd(read));
    if (readDirective(start)) comments = [];
    at++;
    const startLine = at;
    let { line, ends } = cutContinuation(start.startsWith('#') ? '' : start, directives);
    if (ends && line === '') continue;

    let emptyContinuation = false;
    while (!ends && at < lines.length) {
      const next = lines[at] ?? '';
      const bare = trimLineEnd(next);
      readDirective(bare);
      at++;
      if (isComment(next)) continue;
      if (trimSpace(bare) === '') {
        emptyContinuation = true;
        continue;
      }
      const cut = cutContinuation(bare, directives);
      ends = cut.ends;
      line += cut.line;
    }
    if (emptyContinuation) warnings.push({ text: `Empty continuation line found in: ${line}`, line: at });

    const node = located(() => newNode(line, directives.escapeToken, { start: startLine, end: at }, comments), startLine, at);
    const heredocs: Heredoc[] = [];
    if (line.includes('<<') && mayHoldHeredoc(node)) {
      for (const heredoc of located(() => heredocsOfLine(line), startLine, at)) {
        const { content, next } = readHeredoc(lines, at, heredoc);
        at = next;
        if (content === undefined) throw new DockerfileError('unterminated heredoc', { start: startLine, end: at });
        heredocs.push({ ...heredoc, content });
      }
    }
    nodes.push({ ...node, lines: { start: startLine, end: at }, heredocs });
    comments = [];
  }
  if (nodes.length === 0) throw new DockerfileError('file with no instructions', { start: at, end: at });
  return { escapeToken: directives.escapeToken, check: directives.check, nodes, warnings };
}

function cutContinuation(line: string, directives: Directives): { line: string; ends: boolean } {
  return directives.continuation.test(line)
    ? { line: line.replace(directives.continuation, (_match, kept?: string) => kept ?? ''), ends: false }
    : { line, ends: true };
}

/** `content` is undefined when the file ends before the terminator. */
function readHeredoc(lines: readonly string[], from: number, heredoc: Heredoc): { content: string | undefined; next: number } {
  let content = '';
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const bare = trimLineEnd(line);
    if ((heredoc.chomp ? bare.replace(/^\t+/, '') : bare) === heredoc.name) return { content, next: at + 1 };
    content += line;
  }
  return { content: undefined, next: lines.length };
}

function located<T>(action: () => T, start: number, end: number): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof DockerfileError ? error.at({ start, end }) : error;
  }
}

function mayHoldHeredoc(node: DockerfileNode): boolean {
  const inner = node.subInstruction ?? node;
  return HEREDOC_INSTRUCTIONS.includes(inner.keyword) && !inner.json;
}

function newNode(line: string, escapeToken: string, lines: DockerfileNode['lines'], comments: readonly string[]): DockerfileNode {
  const { keyword, flags, rest } = splitCommand(line);
  const common = { keyword, flags, original: line, lines, comments, heredocs: [] };
  if (keyword === 'onbuild') {
    if (rest === '') return { ...common, args: [], json: false };
    const subInstruction = newNode(rest, escapeToken, lines, []);
    return { ...common, args: [subInstruction.keyword, ...subInstruction.args], json: false, subInstruction };
  }
  const parse = lineParsers[keyword] ?? parseIgnored;
  return { ...common, ...parse(rest, escapeToken) };
}
