import { describe, expect, it } from 'vitest';
import { DockerfileError } from '../../../src/engine/dockerfile/ast';
import { parseDockerfile } from '../../../src/engine/dockerfile/parse';
import { parseStages } from '../../../src/engine/dockerfile/stages';

const instructions = (text: string): unknown[] =>
  parseStages(parseDockerfile(`FROM a\n${text}`)).stages[0]?.instructions.map((one) => one) ?? [];

function problem(text: string): { message: string; line: number | undefined } {
  try {
    parseStages(parseDockerfile(text));
  } catch (error) {
    if (error instanceof DockerfileError) return { message: error.message, line: error.lines?.start };
    throw error;
  }
  return { message: '', line: undefined };
}

describe('a Dockerfile is read', () => {
  it('with its continuation lines, without the comments in between', () => {
    expect(instructions('RUN a \\\n# no\n  b\n')).toMatchObject([
      { kind: 'RUN', commandLine: ['a   b'], source: { lines: { start: 2, end: 4 } } },
    ]);
  });

  it('with another escape character', () => {
    const { nodes } = parseDockerfile('# escape=`\nFROM a\nRUN x `\n  y\n');
    expect(nodes[1]?.args).toEqual(['x   y']);
  });

  it('with several here-documents of one line', () => {
    expect(instructions("COPY <<A <<-'B' /x/\none\nA\n\ttwo $y\n\tB\n")).toMatchObject([
      {
        kind: 'COPY',
        sources: [],
        destination: '/x/',
        contents: [
          { path: 'A', data: 'one\n', expand: true },
          { path: 'B', data: 'two $y\n', expand: false },
        ],
      },
    ]);
  });

  it('with flags before the arguments', () => {
    expect(instructions('COPY --from=b --chown=1:2 --link /x /y\n')).toMatchObject([
      { from: 'b', chown: '1:2', link: true, sources: ['/x'], destination: '/y' },
    ]);
  });
});

describe('a Dockerfile is refused', () => {
  const cases: [text: string, message: string, line: number][] = [
    ['FROM a\nRUN <<EOF\nx\n', 'unterminated heredoc', 2],
    ['# escape=x\nFROM a\n', "invalid escape token 'x' does not match ` or \\", 0],
    ['FROM a\nCOPY --form=b x y\n', 'dockerfile parse error on line 2: unknown flag: --form (did you mean from?)', 2],
    ['FROM a\nCOPY --from=b --from=c x y\n', 'dockerfile parse error on line 2: duplicate flag specified: --from', 2],
    ['FROM a\nCOPY --from x y\n', 'dockerfile parse error on line 2: missing a value on flag: --from', 2],
    ['FROM a\nENV A=1 B\n', 'Syntax error - can\'t find = in "B". Must be of the form: name=value', 2],
    ['FROM a\nHEALTHCHECK --interval=5 CMD x\n', 'dockerfile parse error on line 2: time: missing unit in duration "5"', 2],
    ['FROM a\nHEALTHCHECK --interval=1us CMD x\n', 'dockerfile parse error on line 2: Interval "interval" cannot be less than 1ms', 2],
    [
      'FROM a AS 1x\n',
      'dockerfile parse error on line 1: invalid name for build stage: "1x", name can\'t start with a number or contain symbols',
      1,
    ],
  ];
  for (const [text, message, line] of cases) {
    it(message, () => {
      expect(problem(text)).toEqual({ message, line });
    });
  }
});
