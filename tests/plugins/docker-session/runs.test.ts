import { describe, expect, it } from 'vitest';
import { runsOf } from '../../../src/plugins/docker-session/runs';

describe('commands in running text', () => {
  it('are found with their line and the exit code that they declare', () => {
    const source = '# A\n\nTry <Run>docker ps</Run> and <Run exit={1}>docker rmi x</Run>.\n\n<Run exit="2">{"ls {a,b}"}</Run>\n';
    expect(runsOf(source)).toEqual({
      runs: [
        { command: 'docker ps', exit: 0, line: 3 },
        { command: 'docker rmi x', exit: 1, line: 3 },
        { command: 'ls {a,b}', exit: 2, line: 5 },
      ],
      misread: [],
    });
  });

  it('are not those that code speaks of', () => {
    const source = '`<Run>a</Run>` ``<Run>`b`</Run>``\n\n````md\n```\n<Run>c</Run>\n```\n````\n\n<Run>d</Run>\n';
    expect(runsOf(source).runs).toEqual([{ command: 'd', exit: 0, line: 9 }]);
  });

  it('are refused with what is wrong with them', () => {
    const { misread } = runsOf('<Run>docker\nps</Run>\n<Run>{command}</Run> <Run fails>docker ps</Run>');
    expect(misread.map(({ line, message }) => [line, message])).toEqual([
      [1, '<Run> holds no command in one line'],
      [3, '<Run> holds no command in one line'],
      [3, '<Run> has "fails"'],
    ]);
  });
});
