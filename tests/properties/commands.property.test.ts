import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateStore } from '../../src/engine/validateStore';
import { machineWithShell } from './machines';
import { forAllAsync } from './property';

/** One is there in most states, so that what is typed mostly succeeds; `nosuch` never is. */
const image = fc.oneof(
  { weight: 6, arbitrary: fc.constant('busybox:1.37.0') },
  {
    weight: 6,
    arbitrary: fc.constantFrom('alpine:3.20', 'alpine:3.19', 'hello-world', 'mine:1', 'mine:2', 'localhost:5000/a:1', 'nosuch'),
  },
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
  container.map((name) => `docker run -d --name ${name} busybox:1.37.0 sleep 100000`),
  image.map((from) => `docker run --rm -v data:/data -v /anonymous ${from} sh -c 'echo hi >> /data/log'`),
  fc.constantFrom('docker volume create data', 'docker volume rm data', 'docker volume rm -f data', 'docker volume prune -af'),
  fc.tuple(fc.constantFrom('d/f.txt', '-', 'd'), container).map(([from, to]) => `docker cp ${from} ${to}:/copied < s.tar`),
  container.map((from) => `docker cp ${from}:/written d/back`),
  container.map((from) => `docker export ${from} | docker import - mine:2`),
  container.map((name) => `docker pause ${name} && docker unpause ${name}`),
  fc.constantFrom('docker push localhost:5000/a:1', 'docker push -a localhost:5000/a', 'docker pull -a localhost:5000/a'),
  fc
    .tuple(fc.constantFrom('pause', 'unpause', 'kill', 'restart -t 1', 'update --restart no'), container)
    .map(([verb, name]) => `docker ${verb} ${name}`),
  fc.constantFrom('docker buildx prune -af', 'docker system prune -af --volumes', 'docker pull -q --platform linux/arm64 alpine:3.20'),
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

/** What is there when the typing begins. */
const BEGINNING = [
  'mkdir d',
  'echo 0 > d/f.txt',
  'docker pull busybox:1.37.0',
  'docker tag busybox:1.37.0 localhost:5000/a:1',
  'docker run -d --name one busybox:1.37.0 sleep 100000',
];

async function play(lines: readonly string[]): Promise<{ readonly output: string; readonly violations: readonly unknown[] }> {
  const { shell, internals } = machineWithShell();
  let output = '';
  const write = (text: string): void => void (output += text);
  for (const line of [...BEGINNING, ...lines]) {
    const { exitCode } = await shell.run(line, { stdout: write, stderr: write });
    output += `[${exitCode}]\n`;
    // 70 is a fault of ours, never an answer.
    if (exitCode === 70) throw new Error(`${line}: ${output.split('\n').slice(-4).join('\n')}`);
  }
  return { output, violations: validateStore(internals) };
}

describe('whatever is typed', () => {
  it('is more than reading: most kinds of command succeed at least once', async () => {
    const { shell } = machineWithShell();
    const succeeded = new Set<string>();
    const silent = (): undefined => undefined;
    for (const line of [...BEGINNING, ...fc.sample(command, { numRuns: 1200, seed: 7 })]) {
      const { exitCode } = await shell.run(line, { stdout: silent, stderr: silent });
      if (exitCode !== 0) continue;
      for (const [, verb = ''] of line.matchAll(/docker ((?:(?:image|container|builder|buildx|system|volume) )?\S+)/g)) succeeded.add(verb);
    }
    const wanted =
      'pull tag rmi build run create start stop exec rm rename commit push cp save load export pause unpause kill restart update';
    expect(
      [...wanted.split(' '), 'volume create', 'volume rm', 'volume prune', 'image prune', 'system prune', 'buildx prune'].filter(
        (verb) => !succeeded.has(verb),
      ),
    ).toEqual([]);
  }, 60_000);

  it('two hundred commands leave the store in order', async () => {
    await forAllAsync(fc.array(command, { minLength: 200, maxLength: 200 }), 15, async (lines) => {
      expect((await play(lines)).violations).toEqual([]);
    });
  }, 60_000);

  it('the store is in order after every command', async () => {
    await forAllAsync(fc.array(command, { maxLength: 12 }), 40, async (lines) => {
      expect((await play(lines)).violations).toEqual([]);
    });
  }, 60_000);

  it('a build that fails keeps nothing of a base that it fetched for itself', async () => {
    const { shell, internals } = machineWithShell();
    const silent = (): undefined => undefined;
    const { exitCode } = await shell.run("printf 'FROM busybox:1.37.0\\nRUN false\\n' | docker build -q -", {
      stdout: silent,
      stderr: silent,
    });
    expect([exitCode, validateStore(internals)]).toEqual([1, []]);
  });

  it('the same commands print the same bytes again', async () => {
    await forAllAsync(fc.array(command, { maxLength: 10 }), 15, async (lines) => {
      expect((await play(lines)).output).toBe((await play(lines)).output);
    });
  }, 60_000);
});
