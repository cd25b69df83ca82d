import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../src/engine/clock';
import { recordOwn } from '../../src/session/ownRecording';
import { exampleAccount } from '../../src/session/privateRegistries';
import { recordSession } from '../../src/session/record';
import { runCommand } from '../../src/session/runCommand';
import { ScriptedKeyboard } from '../../src/session/scriptedKeyboard';
import { takeOver } from '../../src/session/live';
import { createWorld, worldEpoch } from '../../src/session/world';
import { asciicastOf } from '../../src/session/asciicast';
import { script } from './scripts';

const tty = { columns: 80, rows: 24 };
const { password } = exampleAccount;

const pruneSetup = { before: ['docker pull alpine:3.20', 'docker pull busybox', 'docker run --name gone alpine:3.20 true'] };

/** What stands on the screen, and the exit code, where somebody types these lines and keys. */
async function answered(line: string, input: readonly string[], before: readonly string[] = pruneSetup.before) {
  const world = await createWorld({ clock: new SimulatedClock(worldEpoch) });
  let screen = '';
  const print = (text: string): void => {
    screen += text.replaceAll('\r\n', '\n');
  };
  for (const command of before) await runCommand(world, command, { stdout: () => undefined, stderr: () => undefined }, {});
  const keyboard = new ScriptedKeyboard(input, ({ prompt, hidden }, text) => {
    const echo = hidden === true ? '' : text;
    screen += `${prompt}${text === '^D' ? '' : `${echo}\n`}`;
  });
  const { exitCode } = await runCommand(world, line, { stdout: print, stderr: print }, { tty, keyboard });
  const { engine } = world.laptop;
  return { exitCode, screen, typing: keyboard.typing, images: engine.images().length, containers: engine.containers().length };
}

describe('a question before pruning, in a terminal', () => {
  const question = 'WARNING! This will remove all stopped containers.\nAre you sure you want to continue? [y/N] ';

  it.each(['y', 'Y', ' y '])('takes %j for a yes', async (answer) => {
    const { exitCode, screen, containers } = await answered('docker container prune', [answer]);
    expect([exitCode, containers]).toEqual([0, 0]);
    expect(screen).toMatch(/\[y\/N\] +[yY] *\nDeleted Containers:\n[0-9a-f]{64}\n\nTotal reclaimed space: 4\.096kB\n$/);
  });

  it.each([
    ['n', 'n\n'],
    ['yes', 'yes\n'],
    ['', '\n'],
    ['^C', '^C\n'],
    ['^D', ''],
  ])('takes %j for a no, with exit code 0, as Docker does', async (answer, shown) => {
    const { exitCode, screen, containers } = await answered('docker container prune', [answer]);
    expect([exitCode, screen, containers]).toEqual([0, `${question}${shown}`, 1]);
  });

  it('is asked by every command that prunes', async () => {
    for (const noun of ['image', 'volume', 'container', 'builder', 'system']) {
      const { exitCode, screen } = await answered(`docker ${noun} prune`, ['y'], []);
      expect([noun, exitCode, screen.includes('Are you sure you want to continue? [y/N] y\n')]).toEqual([noun, 0, true]);
    }
  });

  it('ends buildx with an error at Ctrl-C', async () => {
    expect(await answered('docker builder prune', ['^C'], [])).toMatchObject({
      exitCode: 1,
      screen:
        'WARNING! This will remove all dangling build cache. Are you sure you want to continue? [y/N] ^C\n' +
        'ERROR: got 1 SIGTERM/SIGINTs, forcing shutdown\n',
    });
  });

  it('is answered by a pipe, whose lines nobody echoes', async () => {
    for (const line of ['yes | docker system prune -a', 'echo y | docker system prune -a']) {
      const { exitCode, screen, images, typing } = await answered(line, []);
      expect([exitCode, images, typing.leftOpen]).toEqual([0, 0, false]);
      expect(screen).toContain('[y/N] Deleted Containers:\n');
    }
    expect(await answered('true | docker image prune -a', ['y'])).toMatchObject({ exitCode: 0, images: 2, typing: { unread: 1 } });
  });

  it('is asked in a line that goes through bash as well', async () => {
    const { screen, containers } = await answered('for noun in container; do docker $noun prune; done', ['y']);
    expect([screen.includes('Deleted Containers:'), containers]).toEqual([true, 0]);
  });

  it('goes where the output goes: through tee to the window at once, into a file unseen', async () => {
    const through = await answered('docker container prune | tee log', ['y']);
    expect([through.exitCode, through.containers]).toEqual([0, 0]);
    expect(through.screen).toMatch(/^WARNING! .*\nAre you sure you want to continue\? \[y\/N\] y\nDeleted Containers:\n/);
    expect(await answered('docker container prune > log', ['n'])).toMatchObject({ screen: 'n\n', containers: 1 });
    expect((await answered('docker container prune | grep -v WARN', ['n'])).screen).toBe('n\nAre you sure you want to continue? [y/N] \n');
  });

  it('takes the end of input for a no where there is no terminal', async () => {
    const world = await createWorld({ clock: new SimulatedClock(worldEpoch) });
    let printed = '';
    const print = (text: string): void => {
      printed += text;
    };
    expect((await runCommand(world, 'docker container prune', { stdout: print, stderr: print }, {})).exitCode).toBe(0);
    expect(printed.replaceAll('\r\n', '\n')).toBe(question);
  });
});

describe('docker login, in a terminal', () => {
  it('asks for user and password, which does not show', async () => {
    const { exitCode, screen } = await answered('docker login registry.example.com', ['you', password], []);
    expect(screen).toMatch(/^Username: you\nPassword: \n\nWARNING! Your credentials are stored unencrypted[^]*Login Succeeded\n$/);
    expect(exitCode).toBe(0);
  });

  it('asks only for what was not given', async () => {
    expect((await answered('docker login -u you registry.example.com', [password], [])).screen).toMatch(/^Password: \n/);
    expect((await answered('docker login -p x registry.example.com', ['you'], [])).screen).toMatch(
      /^WARNING! Using --password via the CLI is insecure\. Use --password-stdin\.\nUsername: you\n/,
    );
  });

  it('wants both, and is left with Ctrl-C', async () => {
    expect(await answered('docker login registry.example.com', [''], [])).toMatchObject({
      exitCode: 1,
      screen: 'Username: \nerror: username is required\n',
    });
    expect(await answered('docker login registry.example.com', ['you', ''], [])).toMatchObject({
      exitCode: 1,
      screen: 'Username: you\nPassword: \nerror: password is required\n',
    });
    expect(await answered('docker login registry.example.com', ['you', '^C'], [])).toMatchObject({
      exitCode: 0,
      screen: 'Username: you\nPassword: \n',
    });
  });
});

describe('a recorded question', () => {
  const commands = [{ line: 'docker container prune', input: ['y'] }, { line: 'docker ps -a' }];
  const tour = () => recordSession({ ...script([], pruneSetup), commands });

  it('shows what was answered; one without an answer is left with Ctrl-D and says so', async () => {
    const [prune] = (await tour()).commands;
    expect(prune?.typing).toEqual({ statuses: [], unread: 0, leftOpen: false });
    expect(prune?.transcript).toMatch(/^WARNING! .*\nAre you sure you want to continue\? \[y\/N\] y\nDeleted Containers:/);
    const open = await recordSession(script(['docker container prune'], pruneSetup));
    expect(open.commands[0]?.typing?.leftOpen).toBe(true);
  });

  it('never shows a password', async () => {
    const recording = await recordSession({
      ...script([]),
      commands: [{ line: 'docker login registry.example.com', input: ['you', password] }],
    });
    expect(recording.commands[0]?.transcript).toMatch(/^Username: you\nPassword:\n/);
    expect(recording.output.map(({ data }) => data).join('')).not.toContain(password);
  });

  it('keeps no password but that of this world’s registry, because sessions are stored and shared', async () => {
    const live = await takeOver(await recordSession(script(['docker images'])), 0, { pace: 0 });
    const login = (typed: string) =>
      live.run(
        'docker login registry.example.com',
        { stdout: () => undefined, stderr: () => undefined },
        { ...tty, keyboard: new ScriptedKeyboard(['you', typed]) },
      );
    const exits = [await login('my own secret'), await login(password)].map(({ exitCode }) => exitCode);
    expect(exits).toEqual([1, 0]);
    expect(live.actions.map((action) => 'input' in action && action.input)).toEqual([
      ['you', 'not kept'],
      ['you', password],
    ]);
    await live.undo();
    await live.redo();
    expect(live.files.read('.docker/config.json')).toContain('registry.example.com');
  });

  it('is taken over after the answer with it done, and in the middle with the command not begun', async () => {
    const recording = await tour();
    const [prune] = recording.commands;
    const containers = async (t: number): Promise<number> =>
      (await takeOver(recording, t, { pace: 0 })).view().machines[0]?.containers.length ?? 0;
    expect(await containers(prune?.end ?? 0)).toBe(0);
    const asked = recording.output.find(({ data }) => data.includes('[y/N]'));
    expect(await containers((asked?.t ?? 0) + 1)).toBe(1);
  });

  it('can be undone and redone, also while it waits, and goes into a recording of one’s own', async () => {
    const recording = await recordSession(script(['docker ps -a'], pruneSetup));
    const live = await takeOver(recording, recording.duration, { pace: 0 });
    const silent = { stdout: () => undefined, stderr: () => undefined };
    const containers = (): number => live.view().machines[0]?.containers.length ?? 0;
    const run = (keyboard: Pick<ScriptedKeyboard, 'readLine' | 'takeInterrupt'>) =>
      live.run('docker container prune', silent, { ...tty, keyboard });
    await run(new ScriptedKeyboard(['y']));
    expect([live.actions, containers()]).toEqual([[{ kind: 'command', line: 'docker container prune', input: ['y'] }], 0]);
    await live.undo();
    expect(containers()).toBe(1);
    await live.redo();
    expect(containers()).toBe(0);
    const own = await recordOwn(recording, 1, live.actions);
    expect(own.commands[0]?.input).toEqual(['y']);
    expect(asciicastOf(own, (data) => data)).toContain('[y/N]');
    await live.undo();
    const waiting = run({ readLine: () => new Promise(() => undefined), takeInterrupt: () => false });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await live.undo();
    expect((await waiting).exitCode).toBe(0);
    expect(containers()).toBe(1);
  });
});
