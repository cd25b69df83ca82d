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

  it('goes on in lines as they stand in the terminal, where bash asks for more', () => {
    const { commands, problems } = parseBody(
      '$ cat <<EOF > Dockerfile\n> FROM alpine:3.20\n>\n> EOF\n$ for i in 1 2; do\n> echo $i\n> done\n$ ls',
    );
    expect(problems).toEqual([]);
    expect(commands.map(({ line, row }) => [line, row])).toEqual([
      ['cat <<EOF > Dockerfile\nFROM alpine:3.20\n\nEOF', 1],
      ['for i in 1 2; do\necho $i\ndone', 5],
      ['ls', 8],
    ]);
    expect(commands[0]?.typed).toEqual(['cat <<EOF > Dockerfile', 'FROM alpine:3.20', '', 'EOF']);
  });

  it('tells lines that go on from lines typed into what the command starts', () => {
    expect(parseBody('$ docker image \\\n> prune\n> y\nfails > ls /nosuch').commands).toMatchObject([
      {
        line: 'docker image prune',
        typed: ['docker image \\', 'prune'],
        input: [
          { text: 'y', fails: false, row: 3 },
          { text: 'ls /nosuch', fails: true, row: 4 },
        ],
      },
    ]);
  });

  it('may end a here document with Ctrl-D', () => {
    expect(parseBody('$ cat <<EOF\n> a\n> ^D\n$ ls').commands.map(({ line }) => line)).toEqual(['cat <<EOF\na', 'ls']);
  });

  it('says what a command lacks, and goes on with the next', () => {
    const { problems, commands } = parseBody('$ cat <<EOF\n> a\n$ echo "b\n$ if true\n$ ls\n> x');
    expect(problems.map(({ row, message }) => [row, message])).toEqual([
      [1, 'the here document does not come to its end "EOF"'],
      [3, 'the quoted text lacks its end "'],
      [4, 'bash would ask for more of this command'],
    ]);
    expect(commands.map(({ line }) => line)).toEqual(['ls']);
  });

  it('reports a line that is typed into nothing', () => {
    expect(parseBody('> ls\n$ ls').problems).toMatchObject([
      { row: 1, remedy: expect.stringContaining('docker run -it alpine') as string },
    ]);
  });

  it('names before the prompt the machine that a command is for, unless it is the first', () => {
    const { commands } = parseBody('$ ls\nlaptop$ ls\nserver$ docker pull a\nfails server$ docker rmi b', ['laptop', 'server']);
    expect(commands.map(({ line, machine, fails }) => [line, machine, fails])).toEqual([
      ['ls', undefined, false],
      ['ls', undefined, false],
      ['docker pull a', 1, false],
      ['docker rmi b', 1, true],
    ]);
    expect(parseBody('$ ls\nserve$ ls', ['laptop', 'server']).problems).toMatchObject([
      { row: 2, message: 'there is no machine "serve" in this session', remedy: expect.stringContaining('laptop, server') as string },
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
