import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateStore } from '../../src/engine/validateStore';
import { machineWithShell } from './machines';
import { forAllAsync } from './property';

const image = fc.constantFrom(
  'alpine:3.20',
  'alpine:3.19',
  'busybox:1.37.0',
  'hello-world',
  'mine:1',
  'mine:2',
  'localhost:5000/a:1',
  'nosuch',
);
const container = fc.constantFrom('one', 'two', 'three');
const dockerfile = fc.constantFrom(
  'FROM busybox:1.37.0\\nCOPY f.txt /\\n',
  'FROM mine:1\\nRUN echo x > /x\\nLABEL a=1\\n',
  'FROM alpine:3.20 AS a\\nRUN echo y > /y\\nFROM scratch\\nCOPY --from=a /y /\\n',
  'FROM scratch\\nCOPY . /\\n',
  'FROM busybox:1.37.0\\nRUN false\\n',
);

/** A line that a learner might type; many fail, as they should. */
const command = fc.oneof(
  image.map((name) => `docker pull ${name}`),
  fc.tuple(image, image).map(([from, to]) => `docker tag ${from} ${to}`),
  fc.tuple(fc.constantFrom('', '-f '), image).map(([force, name]) => `docker rmi ${force}${name}`),
  fc
    .tuple(dockerfile, fc.constantFrom('mine:1', 'mine:2'))
    .map(([text, name]) => `printf '${text}' > d/Dockerfile && docker build -q -t ${name} d`),
  fc.nat({ max: 3 }).map((text) => `echo ${text} > d/f.txt`),
  fc.tuple(container, image).map(([name, from]) => `docker run --name ${name} ${from} sh -c 'echo hi > /written; mkdir -p /n/m'`),
  image.map((from) => `docker run --rm ${from} true`),
  image.map((from) => `docker run -d ${from} sleep 5`),
  fc.tuple(container, image).map(([name, from]) => `docker create --name ${name} ${from} sleep 100`),
  container.map((name) => `docker start ${name}`),
  container.map((name) => `docker stop ${name}`),
  container.map((name) => `docker exec ${name} touch /touched`),
  fc.tuple(fc.constantFrom('', '-f '), container).map(([force, name]) => `docker rm ${force}${name}`),
  fc.tuple(container, container).map(([from, to]) => `docker rename ${from} ${to}`),
  fc.tuple(container, fc.constantFrom('mine:1', 'mine:2')).map(([from, to]) => `docker commit ${from} ${to}`),
  fc.constantFrom(
    'docker image prune -f',
    'docker image prune -af',
    'docker container prune -f',
    'docker builder prune -f',
    'docker system prune -f',
  ),
  fc.constantFrom(
    'docker images',
    'docker images -a',
    'docker ps -a',
    'docker system df',
    'docker history mine:1',
    'docker inspect mine:1',
    'docker logs one',
  ),
  fc.constantFrom(
    'docker save -o s.tar mine:2',
    'docker load -i s.tar',
    'docker volume ls',
    'docker diff one',
    'docker wait two',
    'docker volume prune -f',
  ),
);

async function play(lines: readonly string[]): Promise<{ readonly output: string; readonly violations: readonly unknown[] }> {
  const { shell, internals } = machineWithShell();
  let output = '';
  const write = (text: string): void => void (output += text);
  for (const line of ['mkdir d', 'echo 0 > d/f.txt', ...lines]) {
    const { exitCode } = await shell.run(line, { stdout: write, stderr: write });
    output += `[${exitCode}]\n`;
    // 70 is a fault of ours, never an answer.
    if (exitCode === 70) throw new Error(`${line}: ${output.split('\n').slice(-4).join('\n')}`);
  }
  return { output, violations: validateStore(internals) };
}

describe('whatever is typed', () => {
  it('two hundred commands leave the store in order', async () => {
    await forAllAsync(fc.array(command, { minLength: 200, maxLength: 200 }), 6, async (lines) => {
      expect((await play(lines)).violations).toEqual([]);
    });
  }, 60_000);

  it('the store is in order after every command', async () => {
    await forAllAsync(fc.array(command, { maxLength: 12 }), 40, async (lines) => {
      expect((await play(lines)).violations).toEqual([]);
    });
  }, 60_000);

  it('the same commands print the same bytes again', async () => {
    await forAllAsync(fc.array(command, { maxLength: 10 }), 15, async (lines) => {
      expect((await play(lines)).output).toBe((await play(lines)).output);
    });
  }, 60_000);
});
