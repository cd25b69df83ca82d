import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../src/engine/clock';
import { createMachine } from '../../src/session/machine';
import { runCommand } from '../../src/session/runCommand';
import { Workbench } from '../../src/session/workbench';
import { createWorld, worldEpoch } from '../../src/session/world';
import type { World } from '../../src/session/world';
import { webApp } from './scripts';

async function bench(files: Readonly<Record<string, string>> = webApp): Promise<{ readonly world: World; readonly bench: Workbench }> {
  const world = await createWorld({ files, clock: new SimulatedClock(worldEpoch) });
  return { world, bench: new Workbench(() => world.laptop) };
}

async function run(world: World, ...commands: readonly string[]): Promise<void> {
  for (const command of commands) await runCommand(world, command, { stdout: () => undefined, stderr: () => undefined }, {});
}

describe('the learner’s files', () => {
  it('are listed by path, read as text, written with the folders they need, and removed', async () => {
    const { files } = (await bench()).bench;
    expect(files.list().map(({ path }) => path)).toEqual(['app/Dockerfile', 'app/a.txt']);
    files.write('app/src/main.js', 'go();\n');
    files.remove('app/a.txt');
    files.remove('app/a.txt');
    expect(files.list()).toEqual([expect.objectContaining({ path: 'app/Dockerfile' }), { path: 'app/src/main.js', size: 6 }]);
    expect([files.read('app/src/main.js'), files.read('app/a.txt'), files.read('app')]).toEqual(['go();\n', undefined, undefined]);
  });

  it('keep one list until something changes, and tell of every change', async () => {
    const { files } = (await bench()).bench;
    const before = files.list();
    let told = 0;
    const end = files.subscribe(() => (told += 1));
    expect(files.list()).toBe(before);
    files.write('note', 'x');
    end();
    files.write('note', 'y');
    expect([told, files.list() === before]).toEqual([1, false]);
  });

  it('are those that the terminal sees', async () => {
    const { world, bench: own } = await bench();
    own.files.write('app/a.txt', 'two\n');
    let printed = '';
    await runCommand(world, 'cat app/a.txt', { stdout: (text) => (printed += text), stderr: () => undefined }, {});
    expect(printed).toBe('two\r\n');
    await run(world, 'echo three > app/b.txt');
    own.files.changed();
    expect(own.files.read('app/b.txt')).toBe('three\n');
  });

  it('are not read as text where an editor would spoil them', async () => {
    const { world, bench: own } = await bench();
    world.laptop.files.writeFile('/home/you/archive.tar', new Uint8Array([1, 0, 2]));
    world.laptop.files.writeFile('/home/you/latin1', new Uint8Array([0xe9, 0x74]));
    expect([own.files.read('archive.tar'), own.files.read('latin1')]).toEqual([undefined, undefined]);
  });

  it('cannot be written outside the home', async () => {
    const { files } = (await bench()).bench;
    expect(() => files.write('../../etc/passwd', '')).toThrow(RangeError);
  });

  it('follow the machine when another takes its place', async () => {
    const { world } = await bench();
    let machine = world.laptop;
    const own = new Workbench(() => machine);
    machine = createMachine('other', { ...optionsOf(world), files: { 'only-here': 'x' } });
    own.files.changed();
    expect(own.files.list()).toEqual([{ path: 'only-here', size: 1 }]);
  });
});

function optionsOf({ clock, laptop }: World): Omit<Parameters<typeof createMachine>[1], 'files'> {
  return { clock, profile: laptop.engine.profile, registries: laptop.engine.registries };
}

describe('the plan of a build', () => {
  it('is undefined where there is no Dockerfile', async () => {
    const own = (await bench()).bench;
    expect([await own.plan('nowhere'), await own.plan('')]).toEqual([undefined, undefined]);
  });

  it('says before any build what is downloaded, what runs and what only configures', async () => {
    const plan = await (await bench()).bench.plan('app');
    expect(plan?.instructions.map(({ lines, makes, state }) => [lines[0], makes, state])).toEqual([
      [1, 'base', 'pending'],
      [2, 'layer', 'pending'],
      [3, 'layer', 'pending'],
      [4, 'layer', 'pending'],
      [5, 'configuration', 'pending'],
    ]);
    expect(plan?.summary).toBe(
      '0 of 3 layers come from the cache. Line 2 runs. Nothing like it has been built on these layers here before.',
    );
  });

  it('after a build finds everything cached, and after an edit says which file is why', async () => {
    const { world, bench: own } = await bench();
    await run(world, 'docker build -t app app');
    expect((await own.plan('app'))?.summary).toBe('3 of 3 layers come from the cache.');
    own.files.write('app/a.txt', 'two\n');
    const plan = await own.plan('app');
    expect(plan?.instructions.map(({ state }) => state)).toEqual(['cached', 'cached', 'pending', 'pending', 'pending']);
    expect(plan?.summary).toBe('1 of 3 layers comes from the cache. Line 3 runs. a.txt is not as when it was done before.');
    expect(plan?.instructions[3]?.why).toBe('What it stands on was made anew, so it has to be done again.');
  });

  it('gives the parser’s message at its line', async () => {
    const plan = await (await bench({ Dockerfile: 'FROM alpine:3.20\nCOPPY a b\n' })).bench.plan('');
    expect(plan?.diagnostics).toEqual([
      { lines: [2, 2], severity: 'error', message: 'dockerfile parse error on line 2: unknown instruction: COPPY (did you mean COPY?)' },
    ]);
    expect(plan?.problem).toBe('dockerfile parse error on line 2: unknown instruction: COPPY (did you mean COPY?)');
  });

  it('gives the warnings of a check at their lines', async () => {
    const plan = await (await bench({ Dockerfile: 'FROM alpine:3.20\nMAINTAINER me\nCMD ls\n' })).bench.plan('');
    expect(plan?.diagnostics.map(({ lines, severity, rule }) => [lines[0], severity, rule])).toEqual([
      [2, 'warning', 'MaintainerDeprecated'],
      [3, 'warning', 'JSONArgsRecommended'],
    ]);
  });

  it('blames a missing file on the line that copies it, and a missing base on its FROM', async () => {
    const copies = await (await bench({ Dockerfile: 'FROM alpine:3.20\nCOPY nope /\n' })).bench.plan('');
    expect(copies?.diagnostics).toEqual([{ lines: [2, 2], severity: 'error', message: '"/nope": not found' }]);
    const stands = await (await bench({ Dockerfile: '# first\nFROM no-such-base\nRUN ls\n' })).bench.plan('');
    expect(stands?.diagnostics.map(({ lines, severity }) => [lines[0], severity])).toEqual([[2, 'error']]);
  });

  it('marks the stages that the result does not need', async () => {
    const dockerfile = 'FROM alpine:3.20 AS tools\nRUN echo x\nFROM alpine:3.20\nRUN echo y\n';
    const plan = await (await bench({ Dockerfile: dockerfile })).bench.plan('');
    expect(plan?.instructions.map(({ stage, state }) => `${stage} ${state}`)).toEqual([
      'tools unneeded',
      'tools unneeded',
      '1 pending',
      '1 pending',
    ]);
  });

  it('takes neither time nor shows in the picture', async () => {
    const { world, bench: own } = await bench();
    const before = world.clock.now();
    let told = 0;
    world.subscribe(() => (told += 1));
    await own.plan('app');
    expect([world.clock.now() - before, told]).toEqual([0, 0]);
  });
});

describe('the completion of a Dockerfile', () => {
  const labels = async (text: string): Promise<readonly string[]> => {
    const { world, bench: own } = await bench();
    await run(world, 'docker pull alpine:3.20');
    return (await own.completeDockerfile('app', text, text.length)).options.map(({ label }) => label);
  };

  it('offers instructions at the beginning of a line', async () => {
    expect(await labels('FROM alpine\nCO')).toEqual(expect.arrayContaining(['COPY', 'RUN', 'HEALTHCHECK']));
  });

  it('offers after FROM the stages above, the images here, then those of the hub', async () => {
    const found = await labels('FROM node:22 AS build\nFROM ');
    expect(found.slice(0, 2)).toEqual(['build', 'alpine:3.20']);
    expect(found).toContain('node:22-alpine');
    expect(found.at(-1)).toBe('scratch');
    expect(await labels('FROM alpine ')).toEqual([]);
  });

  it('offers an instruction’s own flags, also on a line that goes on', async () => {
    expect(await labels('COPY --')).toEqual(['--chown=', '--from=', '--chmod=', '--link', '--parents', '--exclude=']);
    expect(await labels('RUN \\\n  --')).toEqual(['--mount=', '--network=', '--security=']);
    expect(await labels('CMD --')).toEqual([]);
  });

  it('offers stages and images after --from=, and files of the context to copy', async () => {
    expect((await labels('FROM alpine AS build\nFROM alpine\nCOPY --from=b')).slice(0, 2)).toEqual(['build', 'alpine:3.20']);
    expect(await labels('COPY ')).toEqual(['Dockerfile', 'a.txt']);
    expect(await labels('COPY --from=build ')).toEqual([]);
  });

  it('offers nothing in a comment', async () => {
    expect(await labels('# FR')).toEqual([]);
  });
});

describe('what can be tapped next', () => {
  const labels = async (line: string, ...before: readonly string[]): Promise<readonly string[]> => {
    const { world, bench: own } = await bench();
    await run(world, ...before);
    return (await own.suggest(line)).map(({ label }) => label);
  };

  it('begins with the commands that work here, the common ones first', async () => {
    const found = await labels('');
    expect(found.slice(0, 5)).toEqual(['docker run', 'docker exec', 'docker ps', 'docker build', 'docker pull']);
    expect(found).toEqual(expect.arrayContaining(['docker images', 'docker rmi', 'docker tag', 'docker image prune', 'cd']));
    expect(new Set(found).size).toBe(found.length);
    expect(found).not.toContain('docker swarm');
  });

  it('goes on with what a registry has, and then its tags', async () => {
    expect((await labels('docker pull ')).slice(0, 2)).toEqual(['alpine', 'busybox']);
    expect(await labels('docker pull alpine')).toEqual(expect.arrayContaining([':3.20', ':latest']));
    expect(await labels('docker pull alpine:3.20 ')).not.toContain('busybox');
  });

  it('offers the images and containers that are here', async () => {
    expect((await labels('docker rmi ', 'docker pull alpine:3.20'))[0]).toBe('alpine:3.20');
    expect((await labels('docker rm ', 'docker run --name one alpine:3.20 true'))[0]).toBe('one');
  });

  it('offers flags that work, and none twice', async () => {
    expect(await labels('docker ps ')).toContain('-a, --all');
    expect(await labels('docker ps -a ')).not.toContain('-a, --all');
  });

  it('waits for the value of a flag, and leaves the words of a container’s command alone', async () => {
    expect(await labels('docker run --name ', 'docker pull alpine:3.20')).toEqual([]);
    expect(await labels('docker run alpine:3.20 ', 'docker pull alpine:3.20')).toEqual([]);
  });

  it('offers folders to build and to go to', async () => {
    expect((await labels('docker build ')).slice(0, 2)).toEqual(['.', 'app/']);
    expect(await labels('cd ')).toEqual(['app/']);
    expect((await labels('cat ', 'cd app')).slice(0, 2)).toEqual(['Dockerfile', 'a.txt']);
  });

  it('leaves lines of more than one command to the keyboard', async () => {
    expect(await labels('docker images | ')).toEqual([]);
  });
});
