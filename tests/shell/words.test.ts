import { describe, expect, it } from 'vitest';
import { splitPlainList } from '../../src/shell/words';

const split = (line: string) => splitPlainList(line, (name) => name === 'docker');
const words = (line: string) => split(line)?.map((command) => command.words);

describe('splitting a plain docker line', () => {
  it.each([
    ['docker ps', ['docker', 'ps']],
    ['  docker   images\t-q  ', ['docker', 'images', '-q']],
    [`docker run 'a b' "c d" e\\ f`, ['docker', 'run', 'a b', 'c d', 'e f']],
    [`docker run a'b'"c"d`, ['docker', 'run', 'abcd']],
    [`docker run ''`, ['docker', 'run', '']],
    [`docker run "say \\"hi\\" \\$5 \\n"`, ['docker', 'run', 'say "hi" $5 \\n']],
    [`docker run 'no $expansion \\n'`, ['docker', 'run', 'no $expansion \\n']],
    ['docker images --format {{.ID}}', ['docker', 'images', '--format', '{{.ID}}']],
    ['docker images --format "table {{.ID}}\\t{{.Tag}}"', ['docker', 'images', '--format', 'table {{.ID}}\\t{{.Tag}}']],
    ['docker run -e A=1 x', ['docker', 'run', '-e', 'A=1', 'x']],
    ['docker ps # a comment', ['docker', 'ps']],
    ['docker ps a#b', ['docker', 'ps', 'a#b']],
    ['docker build \\\n  -t a .', ['docker', 'build', '-t', 'a', '.']],
  ])('%j is one plain command', (line, expected) => {
    expect(words(line)).toEqual([expected]);
  });

  it('takes lists apart', () => {
    expect(split('docker build . && docker run a || docker ps; docker images')).toEqual([
      { words: ['docker', 'build', '.'] },
      { words: ['docker', 'run', 'a'], joint: '&&' },
      { words: ['docker', 'ps'], joint: '||' },
      { words: ['docker', 'images'], joint: ';' },
    ]);
    expect(words('docker ps;')).toEqual([['docker', 'ps']]);
  });

  it.each([
    '',
    '   ',
    'ls',
    'A=1 docker ps',
    'docker ps | cat',
    'docker ps > f',
    'docker build - < Dockerfile',
    'docker rm $(docker ps -q)',
    'docker rm `id`',
    'docker run $X',
    'docker run "$X"',
    'docker images *',
    'docker images a?',
    'docker images [ab]',
    'docker ps &',
    'docker ps &&',
    '&& docker ps',
    'docker ps;; docker ps',
    'docker rmi {a,b}',
    'docker rmi {1..3}',
    "docker run 'open",
    'docker run "open',
    'docker run x\\',
    'docker run ~/x ~',
    '(docker ps)',
    'docker ps && ls',
    'docker ps\ndocker images',
  ])('%j needs bash', (line) => {
    expect(split(line)).toBeUndefined();
  });
});
