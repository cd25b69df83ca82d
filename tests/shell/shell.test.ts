import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SimulatedClock } from '../../src/engine/clock';
import { overlayTree } from '../../src/engine/filetree/overlay';
import type { FileTree } from '../../src/engine/filetree/tree';
import { createShell } from '../../src/shell/createShell';
import type { Shell, ShellProgram } from '../../src/shell/shell';
import { newClock } from './systems';

const tty = { columns: 80, rows: 24 };

/** Says what it was given; `fail` fails, `slow` takes a second between two lines. */
function fakeDocker(clock: SimulatedClock): ShellProgram {
  return {
    name: 'docker',
    async run(argv, context, io) {
      if (argv[0] === 'slow') {
        io.stdout('one\n');
        await clock.sleep(1000);
        io.stdout('two\n');
        return 0;
      }
      if (argv[0] === '-q') {
        io.stdout('id1\nid2\n');
        return 0;
      }
      io.stdout(
        `${argv.join(',')} ${context.tty === undefined ? 'pipe' : 'tty'} ${context.workingDirectory}${context.stdin === '' ? '' : ` ${JSON.stringify(context.stdin)}`}\n`,
      );
      io.stderr('err\n');
      return argv[0] === 'fail' ? 3 : 0;
    },
    complete: (argv) => Promise.resolve(['build', 'images', 'image'].filter((name) => argv.length === 1 && name.startsWith(argv[0] ?? ''))),
  };
}

let clock: SimulatedClock;
let files: FileTree;
let bash: Shell;

beforeEach(() => {
  clock = newClock();
  files = overlayTree([], { now: () => Math.floor(clock.now() / 1000) });
  bash = createShell({ files, programs: [fakeDocker(clock)], clock, home: '/home/you', user: 'you', hostname: 'laptop' });
});

async function run(
  line: string,
  options: Parameters<Shell['run']>[2] = { tty },
): Promise<{ stdout: string; stderr: string; both: string; exitCode: number; times: number[] }> {
  let [stdout, stderr, both] = ['', '', ''];
  const times: number[] = [];
  const { exitCode } = await bash.run(
    line,
    {
      stdout: (text) => {
        stdout += text;
        both += text;
        times.push(clock.now());
      },
      stderr: (text) => {
        stderr += text;
        both += text;
      },
    },
    options,
  );
  return { stdout, stderr, both, exitCode, times };
}

describe('a plain docker line', () => {
  it('goes straight to the program, with a terminal, and streams', async () => {
    expect((await run('docker ps -a')).stdout).toBe('ps,-a tty /home/you\n');
    const { stdout, times } = await run('docker slow');
    expect(stdout).toBe('one\ntwo\n');
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(1000);
  });

  it('streams in lists, too, and stops them by exit code', async () => {
    expect((await run('docker fail && docker never; docker fail || docker then')).stdout).toBe(
      'fail tty /home/you\nfail tty /home/you\nthen tty /home/you\n',
    );
    expect((await run('docker fail')).exitCode).toBe(3);
  });
});

describe('any other line', () => {
  it('runs in bash, where docker is one command among others and has no terminal in a pipe', async () => {
    expect((await run('docker images | tr a-z A-Z')).stdout).toBe('IMAGES PIPE /HOME/YOU\n');
    expect((await run('echo $(docker -q)')).stdout).toBe('id1 id2\n');
    expect((await run('docker rm $(docker -q)')).stdout).toBe('rm,id1,id2 tty /home/you\n');
    expect((await run('echo in | docker run')).stdout).toBe('run tty /home/you "in\\n"\n');
    expect((await run('docker a > f 2>/dev/null; cat f')).stdout).toBe('a pipe /home/you\n');
    expect((await run('for n in 1 2; do docker $n; done')).stdout).toBe('1 tty /home/you\n2 tty /home/you\n');
  });

  it('carries directory, variables, functions and exit code from line to line', async () => {
    await run('mkdir -p app && cd app; x=5; export Y=6; f() { echo "f $1"; }');
    expect(bash.workingDirectory).toBe('/home/you/app');
    expect(bash.prompt).toBe('~/app $ ');
    expect((await run('f $x; env | grep -c ^x=; env | grep ^Y=')).stdout).toBe('f 5\n0\nY=6\n');
    expect((await run('docker ps')).stdout).toContain('/home/you/app');
    await run('docker fail');
    expect((await run('echo $?')).stdout).toBe('3\n');
    await run('cd -');
    expect(bash.prompt).toBe('~ $ ');
    await run('cd /');
    expect(bash.prompt).toBe('/ $ ');
  });

  it('writes the learner’s own files, as the learner', async () => {
    await run('printf "FROM alpine\\n" > Dockerfile; echo hi >> Dockerfile');
    expect(new TextDecoder().decode(files.readFile('/home/you/Dockerfile'))).toBe('FROM alpine\nhi\n');
    expect(files.lstat('/home/you/Dockerfile')).toMatchObject({ mode: 0o644, uid: 1000, gid: 1000, mtime: Math.floor(clock.now() / 1000) });
    expect((await run('ls -l')).stdout).toBe('total 4\n-rw-r--r-- 1 you you 15 Nov 23 09:00 Dockerfile\n');
  });

  it('keeps the order of both streams, and the simulated time', async () => {
    const { both, times } = await run('echo a; echo b >&2; sleep 2; echo c');
    expect(both).toBe('a\nb\nc\n');
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(2000);
    expect((await run('date +%s')).stdout).toBe(`${String(Math.floor(clock.now() / 1000))}\n`);
    expect((await run('time sleep 1')).stderr).toBe('\nreal\t0m1.000s\nuser\t0m0.000s\nsys\t0m0.000s\n');
  });

  it('says in bash’s words what is not there, and hints at what was meant in our own', async () => {
    expect(await run('dokcer ps')).toMatchObject({
      exitCode: 127,
      stderr: 'bash: dokcer: command not found\nlayer-by-layer: did you mean docker?\n',
    });
    expect(await run('zzqqzz')).toMatchObject({ exitCode: 127, stderr: 'bash: zzqqzz: command not found\n' });
    expect(await run('echo x > /none/f')).toMatchObject({ exitCode: 1, stderr: 'bash: /none/f: No such file or directory\n' });
    expect((await run('ls none')).stderr).toBe("ls: cannot access 'none': No such file or directory\n");
  });

  it('has what people type: id whoami hostname history which clear exit', async () => {
    expect((await run('whoami; hostname; which docker ls')).stdout).toBe('you\nlaptop\n/usr/bin/docker\n/usr/bin/ls\n');
    expect((await run('history 1')).stdout).toBe('    2  history 1\n');
    expect((await run('clear')).stdout).toBe('\u001b[H\u001b[2J\u001b[3J');
    expect(await run('exit 4')).toMatchObject({ exitCode: 4, stderr: 'exit\nlayer-by-layer: this terminal stays open\n' });
  });

  it('says of what it cannot do that it is not simulated', async () => {
    expect((await run('uname -r')).stderr).toMatch(/^layer-by-layer: There is no kernel here/);
  });

  it('stops when it is cancelled, and at its limits', async () => {
    expect(await run('sleep 5; echo no', { tty, cancellation: { cancelled: true } })).toMatchObject({ exitCode: 130, stdout: '' });
    expect((await run('while true; do :; done')).stderr).toContain('layer-by-layer: stopped: ');
  });

  it('gets a message and an exit code from a program that throws', async () => {
    const broken: ShellProgram = { name: 'docker', run: () => Promise.reject(new Error('broken')) };
    bash = createShell({ files, programs: [broken], clock, home: '/home/you', user: 'you', hostname: 'laptop' });
    expect(await run('docker ps')).toMatchObject({ exitCode: 70, stderr: 'layer-by-layer: broken\n' });
    expect((await run('docker ps | cat')).stderr).toContain('broken');
  });
});

describe('chance and the host’s clock', () => {
  it('do not reach a script', async () => {
    const line = 'echo $RANDOM $((RANDOM % 6)) $EPOCHSECONDS $((1 + 2)) $SECONDS';
    const first = (await run(line)).stdout;
    const second = (await run(line)).stdout;
    expect(first).toMatch(new RegExp(`^\\d+ [0-5] ${String(Math.floor(clock.now() / 1000))} 3 0\\n$`));
    expect(second).toBe(first);
  });
});

describe('completion', () => {
  const complete = (line: string) => bash.complete(line, line.length);

  it('offers commands, what the program offers, then files', async () => {
    files.makeDirectory('/home/you/app');
    files.writeFile('/home/you/a b.txt', new Uint8Array());
    expect(await complete('dock')).toEqual({ from: 0, candidates: ['docker'] });
    expect(await complete('docker im')).toEqual({ from: 7, candidates: ['image', 'images'] });
    expect(await complete('docker build a')).toEqual({ from: 13, candidates: ['a\\ b.txt', 'app/'] });
    expect(await complete('ls; cat ap')).toEqual({ from: 8, candidates: ['app/'] });
    expect(await complete('echo > ap')).toEqual({ from: 7, candidates: ['app/'] });
    expect((await complete('docker ps | gr')).candidates).toContain('grep');
    expect(await bash.complete('docker im --all', 9)).toEqual({ from: 7, candidates: ['image', 'images'] });
  });
});

describe('whatever is typed', () => {
  it('ends in a result with an exit code', { timeout: 60_000 }, async () => {
    const pieces = fc.constantFrom(
      'docker',
      'ls',
      'echo',
      '|',
      '&&',
      '||',
      ';',
      '>',
      '<',
      '$',
      '(',
      ')',
      '{',
      '}',
      '"',
      "'",
      '`',
      '\\',
      '*',
      '~',
      '&',
      '\n',
      'for',
      'do',
      'done',
      'if',
      '[[',
      ' ',
      '$(',
      '#',
      '!',
      '=',
      '<<EOF',
    );
    const line = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.array(pieces, { maxLength: 12 }).map((words) => words.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(line, async (text) => {
        const { exitCode } = await run(text);
        expect(Number.isInteger(exitCode)).toBe(true);
        expect(exitCode).toBeGreaterThanOrEqual(0);
        expect(exitCode).toBeLessThanOrEqual(255);
      }),
      { numRuns: 150 },
    );
  });

  it('ends soon, however deep functions stand in functions', async () => {
    const names = Array.from({ length: 12 }, (_, at) => `f${at}`);
    const line = `${names.map((name) => `${name}() { `).join('')}echo hi; ${names.map((_, at) => `}; ${names[11 - at] ?? ''}; `).join('')}`;
    expect((await run(line)).stdout).toBe('hi\n');
  });
});

describe('a disk without room, /dev/full', () => {
  const said = async (line: string): Promise<string> => {
    const { both, exitCode } = await run(line);
    return `${both}${exitCode}`;
  };

  it('is noticed by what looks at whether its output was taken, each in its own words', async () => {
    expect(await said('echo x > /dev/full')).toBe('bash: echo: write error: No space left on device\n1');
    expect(await said('printf x | cat > /dev/full')).toBe('cat: write error: No space left on device\n1');
    expect(await said('printf x | sed p > /dev/full')).toBe("sed: couldn't flush stdout: No space left on device\n4");
    expect(await said('docker save x > /dev/full')).toBe('err\nwrite /dev/stdout: no space left on device\n1');
  });

  it('is not noticed by what prints nothing, by Docker’s tables, and on standard error', async () => {
    expect(await said('true > /dev/full')).toBe('0');
    expect(await said('docker images > /dev/full')).toBe('err\n0');
    expect(await said('ls /nope 2> /dev/full')).toBe('2');
    expect(await said('echo x > /dev/full 2>&1')).toBe('1');
  });

  it('fails the list that it stands in', async () => {
    expect(await said('echo x > /dev/full && echo never')).toBe('bash: echo: write error: No space left on device\n1');
  });
});

describe('a command that this terminal does not have', () => {
  it('is not found in the words of bash, whatever the library would say', async () => {
    expect((await run('python3 -V')).stderr).toBe('bash: python3: command not found\n');
  });
  it('comes with a word of ours on what to do instead', async () => {
    expect((await run('sudo docker ps')).stderr).toBe(
      'bash: sudo: command not found\nlayer-by-layer: sudo is not needed here: you may use docker as you are.\n',
    );
    expect((await run('nano x')).stderr).toMatch(/\nlayer-by-layer: there is no editor in this terminal; [^\n]*\n$/);
  });
});
