import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../src/engine/clock';
import { takeOver } from '../../src/session/live';
import { recordOwn } from '../../src/session/ownRecording';
import { recordSession } from '../../src/session/record';
import { runCommand } from '../../src/session/runCommand';
import { ScriptedKeyboard, splitInput, withInput } from '../../src/session/scriptedKeyboard';
import { createWorld, worldEpoch } from '../../src/session/world';
import type { World } from '../../src/session/world';

const tty = { columns: 80, rows: 24 };

async function typedInto(world: World, line: string, input: readonly string[]) {
  let screen = '';
  const keyboard = new ScriptedKeyboard(input, ({ prompt }, text) => {
    screen += `${prompt.replace('\u001b[6n', '')}${text}\n`;
  });
  const print = (text: string): void => {
    screen += text.replaceAll('\r\n', '\n');
  };
  const { exitCode } = await runCommand(world, line, { stdout: print, stderr: print }, { tty, keyboard });
  return { exitCode, screen: screen.slice(Math.max(0, screen.search(/^(?:[/~]\S* [#$] |\w+@)/m))), typing: keyboard.typing };
}

const world = (): Promise<World> => createWorld({ clock: new SimulatedClock(worldEpoch) });

describe('a shell in a container, typed into', () => {
  it('keeps directory, variables, functions and status from line to line, and exits with its own code', async () => {
    const input = ['cd /etc', 'x=5; f() { echo "<$x>"; }', 'f', 'false', 'echo $?', 'cd', 'exit 4'];
    const { exitCode, screen } = await typedInto(await world(), 'docker run -it --rm alpine:3.20', input);
    expect(exitCode).toBe(4);
    expect(screen).toBe(
      '/ # cd /etc\n/etc # x=5; f() { echo "<$x>"; }\n/etc # f\n<5>\n/etc # false\n/etc # echo $?\n1\n/etc # cd\n~ # exit 4\n',
    );
  });

  it('asks for more where a command is not finished, and ends at Ctrl-D', async () => {
    const { exitCode, screen } = await typedInto(await world(), 'docker run -it --rm alpine:3.20', [
      'for i in 1 2',
      'do echo $i',
      'done',
      '^D',
    ]);
    expect(exitCode).toBe(0);
    expect(screen).toBe('/ # for i in 1 2\n> do echo $i\n> done\n1\n2\n/ # ^D\n\n');
  });

  it('has Debian’s prompt in bash, and knows no docker', async () => {
    const { screen } = await typedInto(await world(), 'docker run -it --rm --hostname box ubuntu:24.04 bash', ['docker ps', 'exit']);
    expect(screen).toBe('root@box:/# docker ps\nbash: docker: command not found\nroot@box:/# exit\nexit\n');
  });

  it('is left running by Ctrl-P Ctrl-Q, keeps what it has written, and can be attached to again', async () => {
    const made = await world();
    expect((await typedInto(made, 'docker run -it --name box alpine:3.20', ['echo kept > /f; y=7', '^P^Q'])).exitCode).toBe(0);
    expect(made.laptop.engine.container.get('box').state).toBe('running');
    expect((await typedInto(made, 'docker exec -it box sh', ['cat /f', 'exit'])).screen).toBe('/ # cat /f\nkept\n/ # exit\n');
    expect(await typedInto(made, 'docker attach box', ['echo $y', '^P^Q'])).toMatchObject({ exitCode: 1 });
    expect((await typedInto(made, 'docker attach box', ['exit 3'])).exitCode).toBe(3);
    expect(made.laptop.engine.container.diff('box')).toContainEqual({ kind: 'A', path: '/f' });
  });

  it('reads its lines from a pipe where there is no terminal', async () => {
    expect((await typedInto(await world(), 'echo "echo a; pwd" | docker run -i --rm alpine:3.20 sh', [])).screen).toContain('a\n/\n');
  });
});

describe('a recording with a shell in a container', () => {
  const setup = { scenario: 'empty', files: {}, before: ['docker pull alpine:3.20'] };
  const script = {
    title: 'Inside',
    setup,
    commands: [{ line: 'docker run -it --name box alpine:3.20', input: ['echo 1 > /f', 'ls /nosuch', 'exit'] }, { line: 'docker ps -a' }],
  };

  it('shows what was typed and what came of each line', async () => {
    const { commands } = await recordSession(script);
    expect(commands[0]?.typing).toEqual({ statuses: [0, 1], unread: 0, leftOpen: false });
    expect(commands[0]?.transcript).toBe('/ # echo 1 > /f\n/ # ls /nosuch\nls: /nosuch: No such file or directory\n/ # exit');
    expect(commands[1]?.start).toBe(commands[0]?.end);
  });

  it('is taken over with what was typed done, or in the middle of it with the command not begun', async () => {
    const recording = await recordSession(script);
    const [inside] = recording.commands;
    const containers = async (t: number): Promise<number> =>
      (await takeOver(recording, t, { pace: 0 })).view().machines[0]?.containers.length ?? 0;
    expect(await containers(inside?.end ?? 0)).toBe(1);
    expect(await containers((inside?.end ?? 0) - 1)).toBe(0);
  });

  it('hears of Ctrl-C again where it was pressed, when it is done again', async () => {
    const recording = await recordSession({ title: 'Inside', setup, commands: [{ line: 'docker images' }] });
    const live = await takeOver(recording, recording.duration, { pace: 0 });
    const lines = ['for i in 1 2 3 4 5 6 7 8; do echo $i >> /f; sleep 5; done', 'exit'];
    let asked = 0;
    const keyboard = {
      readLine: () => Promise.resolve({ kind: 'line' as const, text: lines.shift() ?? '' }),
      takeInterrupt: () => (asked += 1) === 3,
    };
    const silent = { stdout: () => undefined, stderr: () => undefined };
    await live.run('docker run -it --name box alpine:3.20 sh', silent, { ...tty, keyboard });
    expect(live.actions[0]).toMatchObject({ input: [expect.stringMatching(/^for/), '^C@3', 'exit'] });
    const written = async (): Promise<string> => {
      let text = '';
      const print = (part: string): void => {
        text += part;
      };
      await live.run('docker cp box:/f - | tar -xO; date', { stdout: print, stderr: print }, tty);
      await live.undo();
      return text;
    };
    const first = await written();
    expect(first).toMatch(/^1\r\n(?!.*8\r\n)/);
    await live.undo();
    await live.redo();
    expect(await written()).toBe(first);
    const own = await recordOwn(recording, 1, live.actions);
    expect(own.output.map(({ data }) => data).join('')).toMatch(/\^C\r\n/);
    expect(own.commands[0]?.typing).toEqual({ statuses: [0, 130], unread: 0, leftOpen: false });
  });

  it('can be continued: a command and its lines make one text and come apart again', () => {
    const command = { line: 'docker exec -it web sh', input: ['ls', 'exit'] };
    expect(splitInput(withInput(command))).toEqual(command);
  });
});
