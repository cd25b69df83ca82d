import { describe, expect, it } from 'vitest';
import { overlayTree } from '../../src/engine/filetree/overlay';
import { createShell } from '../../src/shell/createShell';
import { newClock } from './systems';

function learner() {
  const clock = newClock();
  const files = overlayTree([], { now: () => Math.floor(clock.now() / 1000) });
  const shell = createShell({ files, programs: [], clock, home: '/root', user: 'root', hostname: 'laptop' });
  const run = async (line: string) => {
    let stdout = '';
    let stderr = '';
    const { exitCode } = await shell.run(line, { stdout: (text) => (stdout += text), stderr: (text) => (stderr += text) });
    return { stdout, stderr, exitCode };
  };
  return { files, run };
}

describe('tar', () => {
  it('packs, lists and unpacks files, modes and links', async () => {
    const { run, files } = learner();
    await run('mkdir -p d/e; echo hello > d/a; chmod 600 d/a; ln -s a d/l; tar czf x.tgz d');
    expect((await run('tar tf x.tgz')).stdout).toBe('d/\nd/a\nd/e/\nd/l\n');
    expect((await run('mkdir out; tar xf x.tgz -C out; cat out/d/l')).stdout).toBe('hello\n');
    expect(files.lstat('/root/out/d/a')?.mode).toBe(0o600);
  });

  it('goes through pipes and redirections byte for byte', async () => {
    const { run, files } = learner();
    const bytes = Uint8Array.of(0xff, 0, 0x80, 0x78);
    files.makeDirectory('/root/d');
    files.writeFile('/root/d/b', bytes);
    await run('tar c d > x.tar; mkdir o; cat x.tar | tar x -C o');
    expect(files.readFile('/root/o/d/b')).toEqual(bytes);
    await run('tar xOf x.tar d/b > copy');
    expect(files.readFile('/root/copy')).toEqual(bytes);
  });

  it('says that nothing is no archive', async () => {
    const { run } = learner();
    const { stderr, exitCode } = await run('true | tar t');
    expect([stderr, exitCode]).toEqual([
      'tar: This does not look like a tar archive\ntar: Exiting with failure status due to previous errors\n',
      2,
    ]);
  });

  it('lines up its long listing as GNU tar does (recording 29.7.2/07 step 4)', async () => {
    const { run, files } = learner();
    files.makeDirectory('/root/d', { mode: 0o755, mtime: 0 });
    files.writeFile('/root/d/a', new TextEncoder().encode('12345'), { mode: 0o644, mtime: 0 });
    files.touch('/root/d', 0);
    await run('tar cf x.tar d');
    expect((await run('tar tvf x.tar')).stdout).toBe(
      'drwxr-xr-x 0/0               0 1970-01-01 00:00 d/\n-rw-r--r-- 0/0               5 1970-01-01 00:00 d/a\n',
    );
  });

  it('says what it does not find (recording 29.7.2/07 step 7)', async () => {
    const { run } = learner();
    await run('echo > a; tar cf x.tar a');
    expect(await run('tar xOf x.tar b')).toEqual({
      stdout: '',
      stderr: 'tar: b: Not found in archive\ntar: Exiting with failure status due to previous errors\n',
      exitCode: 2,
    });
    expect((await run('tar tf none.tar')).stderr).toBe(
      'tar: none.tar: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now\n',
    );
  });

  it('keeps out of directories above', async () => {
    const { run, files } = learner();
    await run('mkdir -p a/b; echo x > a/f; cd a/b; tar cf ../../x.tar ../f; cd ../..; mkdir -p o/p; tar xf x.tar -C o/p');
    expect(files.stat('/root/o/f')).toBeUndefined();
  });
});

describe('gzip', () => {
  it('packs and unpacks in place and in pipes, byte for byte', async () => {
    const { run, files } = learner();
    const bytes = Uint8Array.of(0xff, 0, 0x80, 0x78);
    files.writeFile('/root/b', bytes);
    await run('cat b | gzip > p.gz; gzip b; gunzip b.gz; zcat p.gz > q');
    expect([files.readFile('/root/b'), files.readFile('/root/q')]).toEqual([bytes, bytes]);
    expect(files.stat('/root/b.gz')).toBeUndefined();
  });

  it('says what is no packed file', async () => {
    const { run } = learner();
    expect(await run('echo x | gunzip')).toEqual({ stdout: '', stderr: '\ngzip: stdin: not in gzip format\n', exitCode: 1 });
  });
});
