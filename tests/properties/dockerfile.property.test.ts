import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PatternError, ignoreMatcher, readIgnoreFile } from '../../src/engine/build/dockerignore';
import { DockerfileError } from '../../src/engine/dockerfile/ast';
import { parseDockerfile } from '../../src/engine/dockerfile/parse';
import { ShellWordError, ShellWordLexer, environmentOf } from '../../src/engine/dockerfile/shellWord';
import { parseStages } from '../../src/engine/dockerfile/stages';
import { dump } from '../fidelity/corpora/dump';
import { forAll, orRefusal } from './property';

const words = fc.constantFrom(
  ...['FROM', 'from', 'RUN', 'COPY', 'ADD', 'ENV', 'ARG', 'LABEL', 'CMD', 'HEALTHCHECK', 'ONBUILD', 'SHELL', 'EXPOSE', 'VOLUME', 'USER'],
  ...['scratch', 'alpine', 'AS', 'a', 'b', '=', '"', "'", '\\', '\\\n', '\n', '\n\n', '#', '# escape=`\n', '# syntax=x\n', '`', '$', '${'],
  ...['}', ':-', '[', ']', '["a", "b"]', '<<EOF', 'EOF', '<<-"E"', '--from=a', '--mount=type=', '--chown', '--', 'NONE', '\t', ' ', '\r\n'],
  ...['\ufeff', '\0', 'ä', '80/tcp', '80-', '{}', '--interval=1s'],
);
const soup = fc.array(fc.oneof(words, fc.string({ maxLength: 4 })), { maxLength: 25 }).map((parts) => parts.join(' '));
const anything = fc.oneof(
  soup,
  fc.array(words, { maxLength: 25 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

describe('any bytes as a Dockerfile', () => {
  it('are stages, or are refused with a DockerfileError whose lines are in the file', () => {
    forAll(anything, 2000, (text) => {
      try {
        parseStages(parseDockerfile(text));
      } catch (error) {
        if (!(error instanceof DockerfileError)) throw error;
        expect(error.message).not.toBe('');
        const count = text.split('\n').length;
        if (error.lines !== undefined) expect(error.lines.start >= 0 && error.lines.end <= count).toBe(true);
      }
    });
  });
});

const instruction = fc.oneof(
  fc.constantFrom('RUN make all', 'COPY . /app', 'ENV A=1 B="two words"', 'WORKDIR /srv', 'CMD ["node", "a.js"]', 'EXPOSE 80', 'USER app'),
  fc.constantFrom('LABEL a=b', 'ARG V=1', 'ENTRYPOINT exec top', 'VOLUME /data', 'STOPSIGNAL SIGINT', 'SHELL ["/bin/sh", "-c"]'),
);
const lines = fc.array(instruction, { maxLength: 8 }).map((rest) => ['FROM alpine:3.20 AS base', ...rest]);
const tree = (source: readonly string[]): string => dump(parseDockerfile(`${source.join('\n')}\n`).nodes);

describe('a Dockerfile means the same', () => {
  it('with comments and blank lines between its instructions', () => {
    forAll(fc.tuple(lines, fc.array(fc.constantFrom('# note', '', '   ', '\t# x'))), 200, ([source, between]) => {
      expect(tree(source.flatMap((line, at) => [line, between[at] ?? '']))).toBe(tree(source));
    });
  });

  it('whatever the case of its keywords', () => {
    forAll(lines, 100, (source) => {
      const lower = source.map((line) => line.replace(/^\w+/, (keyword) => keyword.toLowerCase()));
      expect(tree(lower)).toBe(tree(source));
    });
  });

  it('with Windows line ends', () => {
    forAll(lines, 100, (source) => {
      expect(dump(parseDockerfile(source.join('\r\n')).nodes)).toBe(tree(source));
    });
  });

  it('and its instructions say the lines that they stand on', () => {
    forAll(lines, 100, (source) => {
      const { stages } = parseStages(parseDockerfile(source.join('\n')));
      const found = stages.flatMap((stage) => stage.instructions.map(({ source: { lines: range } }) => source[range.start - 1]));
      expect(found).toEqual(source.slice(1));
    });
  });
});

describe('any text as words with variables', () => {
  it('is expanded, or refused with a ShellWordError', () => {
    const text = fc.array(fc.constantFrom('$', '{', '}', 'A', 'B', ':', '-', '+', '?', '%', '#', '/', '*', '"', "'", '\\', ' ', '[', 'ä'), {
      maxLength: 14,
    });
    forAll(text, 2000, (pieces) => {
      orRefusal(() => new ShellWordLexer().process(pieces.join(''), environmentOf(['A=one', 'B='])), ShellWordError);
    });
  });

  it('without special characters stays as it is', () => {
    forAll(fc.stringMatching(/^[a-z0-9/.,@=-]{1,20}$/), 300, (text) => {
      expect(new ShellWordLexer().process(text, environmentOf([])).word).toBe(text);
    });
  });
});

describe('an ignore file', () => {
  const pattern = fc.array(fc.constantFrom('a', 'b', '*', '**', '?', '/', '.', '[', ']', '-', '!', '\\', '..'), { maxLength: 7 });
  const path = fc.array(fc.constantFrom('a', 'b', 'ab', '.x'), { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));

  it('of any patterns decides about any path, or is refused with a PatternError', () => {
    forAll(fc.tuple(fc.array(pattern, { maxLength: 4 }), path), 1500, ([patterns, at]) => {
      const text = patterns.map((one) => one.join('')).join('\n');
      orRefusal(() => expect(typeof ignoreMatcher(readIgnoreFile(text))(at)).toBe('boolean'), PatternError);
    });
  });

  it('that ignores a directory ignores all that is in it', () => {
    forAll(fc.tuple(path, path), 300, ([directory, below]) => {
      expect(ignoreMatcher([directory])(`${directory}/${below}`)).toBe(true);
    });
  });

  it('that ends by taking everything back ignores nothing', () => {
    forAll(fc.tuple(fc.array(path, { maxLength: 4 }), path), 300, ([patterns, at]) => {
      expect(ignoreMatcher([...patterns, '!**'])(at)).toBe(false);
    });
  });
});
