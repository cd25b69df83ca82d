import { describe, expect, it } from 'vitest';
import { pass, sh, started, withBusybox } from './running';

const argvs = (made: Awaited<ReturnType<typeof withBusybox>>): readonly string[] =>
  made.engine.container.processes('web').map(({ argv }) => argv.join(' '));

describe('the processes of a container', () => {
  it('a shell given a command becomes its last program, and not before it comes to it', async () => {
    const made = await withBusybox();
    await started(made, ['sh', '-c', 'sleep 5; sleep 1000']);
    expect(argvs(made)).toEqual(['sh -c sleep 5; sleep 1000']);
    await pass(made, 6000);
    expect(argvs(made)).toEqual(['sleep 1000']);
  });

  it('ps numbers a program after those that the shell began before', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000']);
    const listed = await sh(made, 'whoami; ps; true');
    expect(listed).toMatch(/^root\nPID {3}USER {5}TIME {2}COMMAND\n {4}1 root {6}0:00 sleep 1000\n/);
    const [shell, own] = [/(\d+) root +0:00 sh -c/, /(\d+) root +0:00 ps$/m].map((row) => Number(row.exec(listed)?.[1]));
    // runc's own threads took five numbers, whoami one.
    expect((own ?? 0) - (shell ?? 0)).toBe(7);
  });

  it('mount tells the snapshots, which are numbered as they are made', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000']);
    expect(await sh(made, 'mount')).toContain('snapshots/2/fs:/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/1/fs,');
    made.engine.container.diff('web');
    await started(made, ['sleep', '1000'], { name: 'other' });
    expect(await sh(made, 'mount')).toContain('snapshots/3/work');
    await made.engine.container.exec(
      'other',
      { command: ['mount'] },
      { stdout: (text) => expect(text).toContain('snapshots/6/work'), stderr: () => undefined },
    );
  });

  it('df shows the disk that Docker keeps its data on', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000']);
    expect(await sh(made, 'df -h / /nowhere')).toBe(
      "df: /nowhere: can't find mount point\n" +
        'Filesystem                Size      Used Available Use% Mounted on\noverlay                  58.8G      9.0G     46.7G  16% /\n',
    );
  });
});
