import { describe, expect, it } from 'vitest';
import { parseBody } from '../../../src/plugins/docker-session/sessionBody';

describe('the body of a session fence', () => {
  it('has a command on each line that begins with a prompt', () => {
    expect(parseBody('$ docker images\n\n$ docker ps -a').commands).toEqual([
      { line: 'docker images', typed: ['docker images'], fails: false, row: 1 },
      { line: 'docker ps -a', typed: ['docker ps -a'], fails: false, row: 3 },
    ]);
  });

  it('declares in a word before the prompt that a command fails', () => {
    expect(parseBody('fails $ docker rmi nosuch').commands).toMatchObject([{ line: 'docker rmi nosuch', fails: true }]);
  });

  it('continues a line that ends in a backslash, as bash does', () => {
    expect(parseBody('$ docker build \\\n    -t app:1.0 .\n$ ls').commands).toEqual([
      { line: 'docker build -t app:1.0 .', typed: ['docker build \\', '    -t app:1.0 .'], fails: false, row: 1 },
      { line: 'ls', typed: ['ls'], fails: false, row: 3 },
    ]);
  });

  it('takes nothing else: every stray line is reported with its row', () => {
    const { commands, problems } = parseBody('# pull\n$ docker images\nREPOSITORY   TAG\n$docker ps');
    expect(commands).toHaveLength(1);
    expect(problems.map((problem) => problem.row)).toEqual([1, 3, 4]);
  });

  it('needs a command, and an end of the last one', () => {
    expect(parseBody('\n').problems).toMatchObject([{ row: 0, message: 'the session has no command' }]);
    expect(parseBody('$ docker \\').problems).toMatchObject([{ row: 1 }]);
  });
});
