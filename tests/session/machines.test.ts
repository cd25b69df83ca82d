import { describe, expect, it } from 'vitest';
import { takeOver } from '../../src/session/live';
import { Player } from '../../src/session/player';
import { recordSession } from '../../src/session/record';
import type { SessionScript } from '../../src/session/script';
import { plainText } from '../../src/session/plainText';
import { script } from './scripts';

const still = { now: () => 0, request: () => 0, cancel: () => undefined };

const login = 'docker login -u you -p layer-by-layer registry.example.com';

/** Pushed from one machine, pulled to the other. */
const sharing: SessionScript = {
  ...script([], {
    machines: ['laptop', 'server'],
    files: { 'app/Dockerfile': 'FROM alpine:3.20\nRUN echo x > /x\n', 'server:notes/todo.txt': 'pull it\n' },
    before: [login, 'server$ docker pull alpine:3.20'],
  }),
  commands: [
    { line: 'docker build -q -t registry.example.com/team/app:1.0 app' },
    { line: 'docker push registry.example.com/team/app:1.0' },
    { line: 'cat notes/todo.txt', machine: 1 },
    { line: 'docker pull registry.example.com/team/app:1.0', machine: 1 },
    { line: 'docker images' },
  ],
};

describe('a session on several machines', () => {
  it('gives each machine its own images and files, and lets them share the registries', async () => {
    const recording = await recordSession(sharing);
    expect(recording.commands.map(({ exitCode, machine }) => [exitCode, machine])).toEqual([
      [0, undefined],
      [0, undefined],
      [0, 1],
      [0, 1],
      [0, undefined],
    ]);
    expect(recording.commands[2]?.transcript).toBe('pull it');
    const view = new Player(recording, still).viewAt(recording.duration);
    expect(view.machines.map(({ name, images }) => [name, images.flatMap(({ names }) => names)])).toEqual([
      ['laptop', ['registry.example.com/team/app:1.0']],
      ['server', ['alpine:3.20', 'registry.example.com/team/app:1.0']],
    ]);
    expect(view.machines[1]?.transfer?.layers.map(({ state }) => state)).toEqual(['exists', 'done']);
    expect(view.registries?.map(({ host, repositories }) => [host, repositories.map(({ name }) => name)])).toEqual([
      ['docker.io', ['alpine']],
      ['registry.example.com', ['team/app']],
    ]);
  });

  it('has a terminal for each, on which nothing of the others is written', async () => {
    const recording = await recordSession(sharing);
    const player = new Player(recording, still);
    expect(player.machines).toEqual(['laptop', 'server']);
    const [laptop, server] = [0, 1].map((machine) => plainText(player.outputUntil(recording.duration, machine)));
    expect(laptop).toContain('~ $ docker push registry.example.com/team/app:1.0');
    expect(laptop).not.toContain('docker pull');
    expect(server?.startsWith('~ $ cat notes/todo.txt\npull it\n~ $ docker pull registry.example.com/team/app:1.0\n')).toBe(true);
    expect(recording.commands.map(({ end }) => player.machineAt(end))).toEqual([0, 0, 1, 1, 0]);
    expect(recording.commands.map(({ start }) => player.machineAt(start + 1))).toEqual([0, 0, 1, 1, 0]);
  });

  it('keeps what listens on a port of one machine from the other', async () => {
    const recording = await recordSession({
      ...script([], { machines: ['laptop', 'server'], before: ['docker pull hello-world', 'docker tag hello-world localhost:5000/a:1'] }),
      commands: [{ line: 'docker push localhost:5000/a:1' }, { line: 'docker pull localhost:5000/a:1', machine: 1 }],
    });
    expect(recording.commands.map(({ exitCode }) => exitCode)).toEqual([0, 1]);
  });

  it('can be taken over, each machine with its own prompt and history', async () => {
    const recording = await recordSession(sharing);
    const player = new Player(recording, still);
    for (const { end } of recording.commands) {
      const live = await takeOver(recording, end, { pace: 0 });
      expect(live.view()).toEqual(player.viewAt(end));
      live.dispose();
    }
    const live = await takeOver(recording, recording.duration, { pace: 0 });
    expect([live.machines, live.machine]).toEqual([['laptop', 'server'], 'laptop']);
    expect(live.files.list().map(({ path }) => path)).toContain('app/Dockerfile');
    live.selectMachine('server');
    expect(live.files.list().map(({ path }) => path)).toEqual(['notes/todo.txt']);
    expect(live.history).toEqual(['cat notes/todo.txt', 'docker pull registry.example.com/team/app:1.0']);
    await live.run('cd notes', { stdout: () => undefined, stderr: () => undefined }, { columns: 80, rows: 20 });
    expect([live.prompt, live.actions]).toEqual(['~/notes $ ', [{ kind: 'command', line: 'cd notes', machine: 1 }]]);
    await live.undo();
    expect([live.machine, live.prompt]).toEqual(['server', '~ $ ']);
    await live.on('laptop').run('cd app', { stdout: () => undefined, stderr: () => undefined }, { columns: 80, rows: 20 });
    expect([live.machine, live.on('laptop').prompt, live.on('server').prompt]).toEqual(['server', '~/app $ ', '~ $ ']);
    expect(live.actions).toEqual([{ kind: 'command', line: 'cd app' }]);
    await live.undo();
    live.selectMachine('laptop');
    expect(live.prompt).toBe('~ $ ');
    expect(() => live.selectMachine('desk')).toThrow('no machine "desk"; there are: laptop, server');
  });
});
