import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../src/engine/clock';
import { recordSession } from '../../src/session/record';
import { runCommand } from '../../src/session/runCommand';
import { ScriptedKeyboard } from '../../src/session/scriptedKeyboard';
import { createWorld, worldEpoch } from '../../src/session/world';
import { script } from './scripts';

const tty = { columns: 80, rows: 24 };

/** What stands on the screen after lines at the learner's prompt, each with what is typed into it. */
async function screenOf(lines: readonly (readonly [line: string, ...input: string[]])[]) {
  const world = await createWorld({ clock: new SimulatedClock(worldEpoch) });
  let screen = '';
  const print = (text: string): void => {
    screen += text.replaceAll('\r\n', '\n');
  };
  const exitCodes: number[] = [];
  let unread = 0;
  for (const [line, ...input] of lines) {
    const keyboard = new ScriptedKeyboard(input, ({ prompt, hidden }, text) => {
      screen += `${prompt.replace('\u001b[6n', '')}${text === '^D' ? '' : hidden === true ? '\n' : `${text}\n`}`;
    });
    const { exitCode } = await runCommand(world, line, { stdout: print, stderr: print }, { tty, keyboard });
    exitCodes.push(exitCode);
    unread += keyboard.typing.unread;
  }
  return { screen, exitCodes, unread };
}

/** The same in a shell of a container; what was there before its first prompt is left out. */
async function nested(input: readonly string[], image = 'alpine:3.20', shell = '') {
  const { screen, exitCodes, unread } = await screenOf([[`docker pull -q ${image}`], [`docker run -it --rm ${image} ${shell}`, ...input]]);
  return { screen: screen.slice(screen.indexOf('\n') + 1), exitCode: exitCodes.at(-1), unread };
}

describe('a program that reads what is typed, at the learner’s prompt', () => {
  it('gets a line with read, after its prompt', async () => {
    expect((await screenOf([['read -p "Name: " name', 'Ada'], ['echo "<$name>"']])).screen).toBe('Name: Ada\n<Ada>\n');
    expect((await screenOf([['read -rp "$HOME? " a b; echo "$b-$a"', 'x y']])).screen).toBe('/home/you? x y\ny-x\n');
    expect((await screenOf([['read -s pin; echo "<$pin>"', '1234']])).screen).toBe('\n<1234>\n');
    expect((await screenOf([['IFS=, read a b; echo $b', 'x,y']])).screen).toBe('x,y\ny\n');
  });

  it('gets lines as long as it asks for them, until Ctrl-D', async () => {
    expect((await screenOf([['while read line; do echo "[$line]"; done', 'a', 'b', '^D']])).screen).toBe('a\n[a]\nb\n[b]\n');
    expect(await screenOf([['read x', '^D']])).toMatchObject({ exitCodes: [1] });
  });

  it('repeats each line with cat, keeps them with a redirection, and hands them to a pipe', async () => {
    expect((await screenOf([['cat', 'a', 'b', '^D']])).screen).toBe('a\na\nb\nb\n');
    expect((await screenOf([['cat > f', 'FROM alpine', '^D'], ['cat f']])).screen).toBe('FROM alpine\nFROM alpine\n');
    expect((await screenOf([['cat - | tr a-z A-Z', 'a', '^D']])).screen).toBe('a\nA\n');
    expect((await screenOf([['tee g', 'a', '^D'], ['cat g']])).screen).toBe('a\na\na\n');
    expect((await screenOf([['sort', 'b', 'a', '^D']])).screen).toBe('b\na\na\nb\n');
  });

  it('is answered line by line by the filters that do so on a terminal', async () => {
    const screen = async (line: string, ...input: readonly string[]) => (await screenOf([[line, ...input]])).screen;
    expect(await screen('grep b', 'abc', 'x', 'b', '^D')).toBe('abc\nabc\nx\nb\nb\n');
    expect(await screen("sed 's/a/b/'", 'aa', 'c', '^D')).toBe('aa\nba\nc\nc\n');
    expect(await screen("awk '{print $2}'", 'a b', 'c d', '^D')).toBe('a b\nb\nc d\nd\n');
    expect(await screen('cut -d : -f 1', 'a:b', '^D')).toBe('a:b\na\n');
    expect(await screen('jq .a', '{"a":1}', '^D')).toBe('{"a":1}\n1\n');
  });

  it('is answered a line later where the next line decides, and at Ctrl-D where only the end does', async () => {
    const screen = async (line: string, ...input: readonly string[]) => (await screenOf([[line, ...input]])).screen;
    expect(await screen('uniq -d', 'a', 'a', 'b', 'c', '^D')).toBe('a\na\nb\na\nc\n');
    expect(await screen("sed '$d'", '1', '2', '3', '^D')).toBe('1\n2\n1\n3\n2\n');
    expect(await screen("awk '{s+=$1} END {print s}'", '1', '2', '^D')).toBe('1\n2\n3\n');
    expect(await screen('grep -c a', 'a', '^D')).toBe('a\n1\n');
  });

  it('is not waited for by a filter that has what it wants, or was called wrongly', async () => {
    expect(await screenOf([['head -n 2', '1', '2', '3']])).toMatchObject({ screen: '1\n1\n2\n2\n', unread: 1 });
    expect(await screenOf([['grep -q b; echo $?', 'a', 'b', 'c']])).toMatchObject({ screen: 'a\nb\n0\n', unread: 1 });
    expect(await screenOf([["sed 's/a'", 'a']])).toMatchObject({ unread: 1 });
  });

  it('is not waited for by what reads nothing', async () => {
    for (const line of ['jq -n 1', 'awk \'BEGIN { print "}"; if (1) { print 2 } }\'', 'sort --version'])
      expect(await screenOf([[line, 'typed']])).toMatchObject({ unread: 1 });
    expect(await screenOf([["awk 'BEGIN { print 1 } { print $1 }'", 'a b', '^D']])).toMatchObject({ unread: 0 });
  });

  it('is read within functions, wherever they are called', async () => {
    const ask = ['ask() { read -p "? " x; echo "<$x>"; }'] as const;
    expect((await screenOf([ask, ['ask', 'a']])).screen).toBe('? a\n<a>\n');
    expect((await screenOf([ask, ['two() { ask; ask; }; two', 'a', 'b']])).screen).toBe('? a\n<a>\n? b\n<b>\n');
    expect((await screenOf([ask, ['ask | tr a-z A-Z', 'a']])).screen).toBe('? a\n<A>\n');
    expect((await screenOf([ask, ['ask > f', 'a'], ['cat f']])).screen).toBe('? a\n<a>\n');
    expect(await screenOf([ask, ['echo b | ask', 'a']])).toMatchObject({ screen: expect.stringContaining('<b>\n'), unread: 1 });
    expect((await screenOf([['f() { cat; }; f', 'a', '^D']])).screen).toBe('a\na\n');
    expect((await screenOf([ask, ['unset -f ask'], ['ask']])).screen).toMatch(/^bash: ask: command not found\n/);
  });

  it('is read within scripts, which print as they go', async () => {
    const made = ['printf \'read -p "? " x\\ndocker images -q\\necho "$1 $x"\\n\' > ask.sh; chmod +x ask.sh'] as const;
    for (const call of ['./ask.sh a', 'bash ask.sh a', 'for i in 1; do ./ask.sh a; done'])
      expect((await screenOf([made, [call, 'b']])).screen).toBe('? b\na b\n');
    expect((await screenOf([made, ['echo c | ./ask.sh a', 'b']])).unread).toBe(1);
    expect((await screenOf([["echo '#!/usr/bin/env python3' > p; chmod +x p"], ['./p']])).screen).toBe(
      'layer-by-layer: ./p is a script for python3, which is not run here.\n',
    );
  });

  it('is read in loops, groups and subshells', async () => {
    expect((await screenOf([['for i in 1 2; do read x; echo $i$x; done', 'a', 'b']])).screen).toBe('a\n1a\nb\n2b\n');
    expect((await screenOf([['(cat)', 'a', '^D']])).screen).toBe('a\na\n');
    expect((await screenOf([['{ read a; read b; echo $b$a; }', '1', '2']])).screen).toBe('1\n2\n21\n');
  });

  it('is left with Ctrl-C, and with it the rest of the line', async () => {
    expect(await screenOf([['cat; echo no', 'a', '^C'], ['echo $?']])).toMatchObject({ screen: 'a\na\n^C\n130\n', exitCodes: [130, 0] });
    expect(await screenOf([['cat > f', 'a', '^C']])).toMatchObject({ exitCodes: [130] });
  });

  it('asks nobody where its input comes from elsewhere', async () => {
    const lines = ['echo a | cat', 'cat < f', 'cat f', 'read x < f; echo $x', 'echo b | { read x; echo $x; }', 'cat <<E\nc\nE', 'wc -l f'];
    const { screen, unread } = await screenOf([['echo f > f'], ...lines.map((line) => [line, 'typed'] as const)]);
    expect(screen).toBe('a\nf\nf\nf\nb\nc\n1 f\n');
    expect(unread).toBe(lines.length);
  });

  it('knows whether it reads from a terminal', async () => {
    expect(await screenOf([['tty'], ['tty > f; cat f'], ['echo | tty'], ['tty -s && echo yes']])).toMatchObject({
      screen: '/dev/pts/0\n/dev/pts/0\nnot a tty\nyes\n',
      exitCodes: [0, 0, 1, 0],
    });
  });

  it('is recorded with what was typed', async () => {
    const { commands } = await recordSession({ ...script([]), commands: [{ line: 'cat > f', input: ['a', '^D'] }, { line: 'cat f' }] });
    expect(commands[0]?.typing).toEqual({ statuses: [0], unread: 0, leftOpen: false });
    expect(commands.map(({ transcript }) => transcript)).toEqual(['a', 'a']);
  });
});

describe('a program that reads what is typed, in a container', () => {
  it('is served by the shell that it runs in', async () => {
    const { screen, unread } = await nested([
      'read x',
      'hello',
      'echo "<$x>"',
      'cat',
      'a',
      '^D',
      'cat > /f',
      'b',
      '^D',
      'cat /f',
      'tty',
      'exit',
    ]);
    expect(screen).toBe(
      '/ # read x\nhello\n/ # echo "<$x>"\n<hello>\n/ # cat\na\na\n/ # cat > /f\nb\n/ # cat /f\nb\n/ # tty\n/dev/pts/0\n/ # exit\n',
    );
    expect(unread).toBe(0);
  });

  it('is left with Ctrl-C, and the shell goes on', async () => {
    const { screen, exitCode } = await nested(['cat; echo no', 'a', '^C', 'echo $?', 'exit 3']);
    expect(screen).toBe('/ # cat; echo no\na\na\n^C\n/ # echo $?\n130\n/ # exit 3\n');
    expect(exitCode).toBe(3);
  });

  it('may be the container’s own process', async () => {
    const pulled = ['docker pull -q alpine:3.20'] as const;
    expect((await screenOf([pulled, ['docker run -it --rm alpine:3.20 cat', 'a', '^D']])).screen).toMatch(/\na\na\n$/);
    expect((await screenOf([pulled, ['docker run -it --rm alpine:3.20 sh -c "read x; echo [$x]"', 'a']])).screen).toMatch(/\na\n\[\]\n$/);
    expect((await screenOf([pulled, ["docker run -i --rm alpine:3.20 sh -c 'read x; echo [$x]'", 'a']])).screen).toMatch(/\na\n\[a\]\n$/);
    expect((await screenOf([pulled, ['docker run --rm alpine:3.20 cat', 'a']])).unread).toBe(1);
  });
});

describe('what a shell keeps from line to line', () => {
  it('are aliases, which may name programs and commands that stream', async () => {
    const { screen } = await screenOf([
      ["alias d=docker ll='ls -a' greet='echo hello '"],
      ['d images -q; ll'],
      ["alias you='dear reader'; greet you"],
      ['greet you | cat'],
      ['alias ls="ls -d"; unalias ll'],
      ['ls .'],
      ['ll'],
      ['echo ll; \\d'],
    ]);
    expect(screen).toBe('.  ..\nhello you\nhello dear reader\n.\nbash: ll: command not found\nll\nbash: d: command not found\n');
  });

  it('are the options of set', async () => {
    const { screen, exitCodes } = await screenOf([
      ['set -u -o pipefail'],
      ['echo $nope'],
      ['false | true'],
      ['set +u'],
      ['echo "<$nope>"'],
    ]);
    expect(screen).toBe('bash: nope: unbound variable\n<>\n');
    expect(exitCodes).toEqual([0, 1, 1, 0, 0]);
  });

  it('is set -x, which shows commands as they were typed', async () => {
    expect((await screenOf([['set -x'], ['ls -d .'], ['false'], ['echo $? | cat']])).screen).toMatch(/^\+ ls -d \.\n|^\.\n\+ ls -d \.\n/);
    const { screen } = await screenOf([['set -x'], ['false'], ['echo $?']]);
    expect(screen.split('\n').sort()).toEqual(['', '+ echo 1', '+ false', '1']);
  });

  it('is the exit code of the line before, also with set -e', async () => {
    expect((await screenOf([['set -e'], ['false'], ['echo $?']])).screen).toContain('\n1\n');
  });

  it('is said of jobs, which there are none of', async () => {
    expect((await screenOf([['sleep 1 & echo on']])).screen).toBe(
      'layer-by-layer: there are no jobs in the background here; what ends in & is waited for.\non\n',
    );
  });

  it('is set -e, at which the learner’s terminal stays open', async () => {
    expect(await screenOf([['set -e'], ['false; echo no'], ['echo on']])).toMatchObject({
      screen: 'layer-by-layer: this terminal stays open\non\n',
    });
  });

  it('holds in a container as well, where set -e ends the shell', async () => {
    const { screen } = await nested(["alias ll='ls -d'", 'll /etc', 'set -u', 'echo $nope', 'set +u -e', 'true', 'false', 'echo no']);
    expect(screen).toBe(
      "/ # alias ll='ls -d'\n/ # ll /etc\n\u001b[1;34m/etc\u001b[m\n/ # set -u\n/ # echo $nope\n/bin/sh: nope: parameter not set\n/ # set +u -e\n/ # true\n/ # false\n",
    );
  });
});
