import { describe, expect, it } from 'vitest';
import { overlayTree } from '../../src/engine/filetree/overlay';
import { imageTree, newClock, runIn, shell } from './systems';

const exited = (exitCode: number) => ({ kind: 'exited', exitCode });

describe('starting a process', () => {
  it('finds the program along PATH or says that it did not', async () => {
    expect((await runIn('alpine:3.20', ['nosuch'])).result).toEqual({ kind: 'not-found', program: 'nosuch' });
    expect((await runIn('alpine:3.20', ['/nosuch'])).result).toEqual({ kind: 'not-found', program: '/nosuch' });
    expect((await runIn('hello-world', shell('echo hi'))).result).toEqual({ kind: 'not-found', program: '/bin/sh' });
    expect((await runIn(overlayTree([]), ['sh'])).result).toEqual({ kind: 'not-found', program: 'sh' });
  });

  it('tells a file without permission to run from a missing one', async () => {
    expect((await runIn('alpine:3.20', ['/etc/passwd'])).result).toEqual({ kind: 'not-executable', program: '/etc/passwd' });
    expect((await runIn('alpine:3.20', ['/etc'])).result).toEqual({ kind: 'not-executable', program: '/etc' });
  });

  it('runs a script by its first line, and reports one without', async () => {
    const clock = newClock();
    const tree = imageTree('alpine:3.20', clock);
    tree.writeFile('/hi.sh', new TextEncoder().encode('#!/bin/sh\necho hi "$1"\nnosuch\n'), { mode: 0o755 });
    tree.writeFile('/plain', new TextEncoder().encode('echo hi\n'), { mode: 0o755 });
    expect(await runIn(tree, ['/hi.sh', 'you'], {}, clock)).toMatchObject({
      result: exited(127),
      stdout: 'hi you\n',
      stderr: '/hi.sh: line 3: nosuch: not found\n',
    });
    expect(await runIn(tree, ['/plain'], {}, clock)).toMatchObject({ result: exited(255), stderr: 'exec /plain: exec format error\n' });
  });

  it('prints the message of hello-world', async () => {
    expect((await runIn('hello-world', ['/hello'])).stdout).toContain(
      '\nHello from Docker!\nThis message shows that your installation appears to be working correctly.\n',
    );
  });

  it('passes exit codes, input, arguments and environment', async () => {
    expect((await runIn('alpine:3.20', shell('exit 42'))).result).toEqual(exited(42));
    expect((await runIn('alpine:3.20', ['cat'], { stdin: new TextEncoder().encode('piped ü\n') })).stdout).toBe('piped ü\n');
    expect((await runIn('alpine:3.20', ['sh', '-c', 'echo $0 $1 $#', 'name', 'a b'])).stdout).toBe('name a b 1\n');
    expect((await runIn('alpine:3.20', ['env'], { env: ['X=1'] })).stdout).toBe(
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\nX=1\nHOME=/root\n',
    );
    expect((await runIn('alpine:3.20', ['pwd'], { workingDirectory: '/srv' })).stdout).toBe('/srv\n');
    expect((await runIn('alpine:3.20', ['hostname'])).stdout).toBe('abc\n');
  });
});

describe('the shell of a RUN', () => {
  it('prints line by line, at the time of the simulated clock (recording 29.7.2/08, step 24)', async () => {
    expect((await runIn('alpine:3.20', shell('for i in 1 2 3; do echo line $i; sleep 0.4; done'))).timed).toEqual([
      [0, 'line 1\n'],
      [400, 'line 2\n'],
      [800, 'line 3\n'],
    ]);
  });

  it('keeps pipes, substitutions and redirections whole while it streams', async () => {
    const script =
      'x=$(echo a; echo b); echo "$x" | wc -l; { echo c; sleep 1; } > /f; cat /f | tr c d; f() { echo e; }; f | cat; (echo g); while read l; do echo $l; break; done < /etc/shells';
    expect((await runIn('alpine:3.20', shell(script))).stdout).toBe('2\nd\ne\ng\n# valid login shells\n');
  });

  it.each([
    ['alpine:3.20', '/bin/sh: nosuchcmd: not found\n'],
    ['busybox', '/bin/sh: nosuchcmd: not found\n'],
    ['debian:bookworm-slim', '/bin/sh: 1: nosuchcmd: not found\n'],
  ])('says on %s that a command is missing as that shell says it', async (image, text) => {
    expect(await runIn(image, shell('nosuchcmd'))).toMatchObject({ result: exited(127), stderr: text });
  });

  it('counts lines in dash and bash', async () => {
    expect((await runIn('debian:bookworm-slim', shell('true\nnosuch'))).stderr).toBe('/bin/sh: 2: nosuch: not found\n');
    expect((await runIn('debian:bookworm-slim', ['bash', '-c', 'nosuch'])).stderr).toBe('bash: line 1: nosuch: command not found\n');
  });

  it('goes on after a file that cannot be opened, and says why in the shell’s words', async () => {
    expect(await runIn('alpine:3.20', shell('echo x > /no/f; cat < /none; echo on'))).toMatchObject({
      stdout: 'on\n',
      stderr: "/bin/sh: can't create /no/f: nonexistent directory\n/bin/sh: can't open /none: no such file\n",
    });
    expect((await runIn('debian:bookworm-slim', shell('echo x > /no/f'))).stderr).toBe(
      '/bin/sh: 1: cannot create /no/f: Directory nonexistent\n',
    );
  });

  it('stops at set -e and with -e', async () => {
    expect(await runIn('debian:bookworm-slim', shell('set -e; false; echo no'))).toMatchObject({ result: exited(1), stdout: '' });
    expect(await runIn('alpine:3.20', ['sh', '-ec', 'false; echo no'])).toMatchObject({ result: exited(1), stdout: '' });
  });

  it('runs only programs whose files are there', async () => {
    const clock = newClock();
    const tree = imageTree('alpine:3.20', clock);
    tree.remove('/bin/date');
    expect(await runIn(tree, shell('date; jq . ; rg x'), {}, clock)).toMatchObject({
      stderr: '/bin/sh: date: not found\n/bin/sh: jq: not found\n/bin/sh: rg: not found\n',
    });
  });

  it('says what it does not run instead of pretending, and stops there', async () => {
    const { result, stdout } = await runIn('node:22-bookworm', shell('git clone x || true; echo unreached'));
    expect(result).toEqual({ kind: 'not-simulated', program: 'git', message: 'git is not simulated here.' });
    expect(stdout).toBe('');
    expect((await runIn('alpine:3.20', ['sh'], { tty: true })).result.kind).toBe('not-simulated');
  });

  it('never shows bytes that it does not hold', async () => {
    expect((await runIn('alpine:3.20', shell('cat /bin/busybox'))).stderr).toContain('the bytes of this file are not on this site');
  });

  it('ends a loop without end', async () => {
    expect(await runIn('alpine:3.20', shell('while true; do :; done'))).toMatchObject({
      stderr: expect.stringContaining('layer-by-layer: stopped: '),
    });
  });
});

describe('files that a process makes', () => {
  it('have owner, mode and time: umask 022, the user’s own, the simulated present', async () => {
    const clock = newClock();
    const { tree } = await runIn(
      'alpine:3.20',
      shell('mkdir /d && echo x > /d/f && touch /d/g && ln -s f /d/l && chmod 600 /d/g && chown 100:101 /d/g && cp /d/f /d/h'),
      {},
      clock,
    );
    const mtime = Math.floor(clock.now() / 1000);
    expect(tree.lstat('/d')).toMatchObject({ type: 'directory', mode: 0o755, uid: 0, gid: 0, mtime });
    expect(tree.lstat('/d/f')).toMatchObject({ type: 'file', mode: 0o644, uid: 0, gid: 0, mtime });
    expect(tree.lstat('/d/g')).toMatchObject({ mode: 0o600, uid: 100, gid: 101 });
    expect(tree.lstat('/d/l')).toMatchObject({ type: 'symlink', target: 'f' });
    expect(new TextDecoder().decode(tree.readFile('/d/h'))).toBe('x\n');
  });

  it('belong to the user of the process, who may not write everywhere', async () => {
    const { tree, stderr } = await runIn('alpine:3.20', shell('echo y > /tmp/y; touch /x; echo z > /z'), { user: 'nobody' });
    expect(tree.lstat('/tmp/y')).toMatchObject({ uid: 65534, gid: 65534 });
    expect(stderr).toBe("touch: /x: Permission denied\n/bin/sh: can't create /z: Permission denied\n");
  });

  it('are listed with names of users (recording 29.7.2/05, step 42)', async () => {
    const clock = newClock();
    const { tree } = await runIn('alpine:3.20', shell('adduser -D app'), {}, clock);
    tree.writeFile('/x', new Uint8Array(76), { mode: 0o640, uid: 1000, gid: 1000, mtime: Math.floor(clock.now() / 1000) });
    expect((await runIn(tree, shell('ls -l /x'), {}, clock)).stdout).toBe('-rw-r-----    1 app      app             76 Nov 23 09:00 /x\n');
  });

  it('take as many blocks as busybox says (recording 29.7.2/03, steps 102 and 103)', async () => {
    expect((await runIn('alpine:3.20', ['ls', '-la', '/'])).stdout).toMatch(/^total 64\n/);
    expect((await runIn('busybox', ['ls', '-la', '/'])).stdout).toMatch(/^total 48\n/);
  });
});

describe('who a process is', () => {
  it.each([
    [
      '',
      'uid=0(root) gid=0(root) groups=0(root),0(root),1(bin),2(daemon),3(sys),4(adm),6(disk),10(wheel),11(floppy),20(dialout),26(tape),27(video)\n',
    ],
    ['1000:1000', 'uid=1000 gid=1000 groups=1000\n'],
    ['nobody', 'uid=65534(nobody) gid=65534(nobody) groups=65534(nobody)\n'],
  ])('USER %j (recording 29.7.2/03, steps 84 and 104)', async (user, text) => {
    expect((await runIn('alpine:3.20', ['id'], { user })).stdout).toBe(text);
  });

  it('is refused where no account has the name', async () => {
    expect((await runIn('alpine:3.20', ['id'], { user: 'nosuch' })).stderr).toContain(
      'unable to find user nosuch: no matching entries in passwd file',
    );
  });

  it('keeps the account files as they were beside the new ones (recording 28.5.2/05 step 80: 3,029 bytes)', async () => {
    const { tree } = await runIn('alpine:3.20', shell('adduser -D app'));
    const names = ['group', 'passwd', 'shadow'].flatMap((name) => [`/etc/${name}`, `/etc/${name}-`]);
    expect(names.reduce((sum, name) => sum + tree.readFile(name).length, 0)).toBe(3029);
    expect(tree.stat('/etc/shadow-')).toMatchObject({ mode: 0o640, gid: 42 });
  });

  it('makes accounts as busybox and as shadow do', async () => {
    expect(
      (await runIn('alpine:3.20', shell('addgroup -S app && adduser -S -G app app && id app 2>/dev/null; grep app /etc/passwd /etc/group')))
        .stdout,
    ).toBe(
      'uid=100(app) gid=101(app) groups=101(app)\n/etc/passwd:app:x:100:101:Linux User,,,:/home/app:/bin/false\n/etc/group:app:x:101:\n',
    );
    expect((await runIn('debian:bookworm-slim', shell('groupadd -r app && useradd -r -g app app && tail -1 /etc/passwd'))).stdout).toMatch(
      /^app:x:\d+:\d+::\/home\/app:\/bin\/sh\n$/,
    );
  });
});

describe('simulated programs', () => {
  const withProject = (dependencies: object) => {
    const clock = newClock();
    const tree = imageTree('node:22-bookworm', clock);
    tree.makeDirectory('/app');
    tree.writeFile(
      '/app/package.json',
      new TextEncoder().encode(JSON.stringify({ name: 'app', version: '1.0.0', dependencies, scripts: { build: 'echo built' } })),
    );
    return { tree, clock };
  };

  it('print versions that the image records', async () => {
    expect((await runIn('node:22-bookworm', ['docker-entrypoint.sh', 'node', '--version'], { env: ['NODE_VERSION=22.23.2'] })).stdout).toBe(
      'v22.23.2\n',
    );
    expect((await runIn('node:22-bookworm', ['docker-entrypoint.sh', '-v'], { env: ['NODE_VERSION=22.23.2'] })).stdout).toBe('v22.23.2\n');
    expect((await runIn('python:3.12-bookworm', ['python', '--version'], { env: ['PYTHON_VERSION=3.12.14'] })).stdout).toBe(
      'Python 3.12.14\n',
    );
    expect((await runIn('nginx', ['/docker-entrypoint.sh', 'nginx', '-v'], { env: ['NGINX_VERSION=1.31.3'] })).stderr).toBe(
      'nginx version: nginx/1.31.3\n',
    );
    expect((await runIn('node:22-bookworm', ['node', 'app.js'], { env: ['NODE_VERSION=22.23.2'] })).result.kind).toBe('not-simulated');
  });

  it('npm install writes what the registry’s packages weigh, the lock file and the cache', async () => {
    const { tree, clock } = withProject({ express: '^4.18.0' });
    const { stdout, result } = await runIn(tree, shell('npm install'), { workingDirectory: '/app' }, clock);
    expect(result).toEqual(exited(0));
    expect(stdout).toMatch(/^\nadded 71 packages in \d+m?s\n$/);
    expect(tree.readDirectory('/app/node_modules').length).toBeGreaterThan(60);
    expect(tree.stat('/app/package-lock.json')?.type).toBe('file');
    expect(tree.stat('/root/.npm/_cacache')?.type).toBe('directory');
    expect((await runIn(tree, shell('npm install'), { workingDirectory: '/app' }, clock)).stdout).toMatch(/^\nup to date in /);
    expect((await runIn(tree, shell('npm ci'), { workingDirectory: '/app' }, clock)).stdout).toMatch(/^\nadded 71 packages in /);
    expect((await runIn(tree, shell('npm run build'), { workingDirectory: '/app' }, clock)).stdout).toBe(
      '\n> app@1.0.0 build\n> echo built\n\nbuilt\n',
    );
  });

  it('npm ci wants a lock file, and a package outside the table is named', async () => {
    const { tree, clock } = withProject({ 'left-pad': '1' });
    expect((await runIn(tree, shell('npm ci'), { workingDirectory: '/app' }, clock)).stderr).toContain(
      'can only install with an existing package-lock.json',
    );
    expect((await runIn(tree, shell('npm install'), { workingDirectory: '/app' }, clock)).result).toMatchObject({
      kind: 'not-simulated',
      message: expect.stringContaining('left-pad'),
    });
  });

  it('apt-get install knows no package before update, and with --no-install-recommends takes fewer', async () => {
    expect(await runIn('debian:bookworm-slim', shell('apt-get install -y curl'))).toMatchObject({
      result: exited(100),
      stderr: 'E: Unable to locate package curl\n',
    });
    const lean = await runIn(
      'debian:bookworm-slim',
      shell('apt-get update && apt-get install -y --no-install-recommends curl && which curl'),
    );
    expect(lean.stdout).toContain('16 newly installed');
    expect(lean.stdout.endsWith('/usr/bin/curl\n')).toBe(true);
    expect((await runIn('debian:bookworm-slim', shell('apt-get update && apt-get install -y curl'))).stdout).toContain(
      '22 newly installed',
    );
    expect(lean.tree.readDirectory('/var/lib/apt/lists').length).toBeGreaterThan(3);
  });

  it('apk and pip install from their tables', async () => {
    expect((await runIn('alpine:3.20', shell('apk add --no-cache curl'))).tree.stat('/usr/bin/curl')?.type).toBe('file');
    const { stdout, tree } = await runIn('python:3.12-bookworm', shell('pip install --no-cache-dir flask'));
    expect(stdout).toContain('Successfully installed blinker-1.9.0 click-8.5.0 Flask-3.1.3');
    expect(tree.stat('/usr/local/lib/python3.12/site-packages/flask')?.type).toBe('directory');
    expect(tree.stat('/root/.cache')).toBeUndefined();
  });

  it('gives way to a script of the same name that the image really has', async () => {
    const clock = newClock();
    const tree = imageTree('alpine:3.20', clock);
    tree.writeFile('/usr/local/bin/docker-entrypoint.sh', new TextEncoder().encode('#!/bin/sh\necho mine "$@"\n'), { mode: 0o755 });
    expect((await runIn(tree, ['docker-entrypoint.sh', 'a'], {}, clock)).stdout).toBe('mine a\n');
    expect((await runIn(tree, shell('docker-entrypoint.sh b'), {}, clock)).stdout).toBe('mine b\n');
  });
});
