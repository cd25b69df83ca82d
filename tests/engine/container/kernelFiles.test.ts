import { describe, expect, it } from 'vitest';
import { usualMachine } from '../../../src/engine/machineSettings';
import { createProcessRunner } from '../../../src/shell/processes';
import { machine, reference } from '../machine';
import type { Machine } from '../machine';
import { sh, started } from './running';

async function box(settings: Partial<typeof usualMachine> = {}, options: Parameters<typeof started>[2] = {}): Promise<Machine> {
  const made = machine({ processes: createProcessRunner(), machine: { ...usualMachine, ...settings } });
  await made.engine.pull(reference('busybox'));
  await started(made, ['sleep', '1000'], options);
  return made;
}

const named = (listing: string, name: string): string => listing.split('\n').find((line) => line.endsWith(` ${name}`)) ?? '';

describe('the file systems of the kernel in a container', () => {
  it('have the sizes and links that the kernel makes up, and take no blocks', async () => {
    const listing = await sh(await box({ processes: 97, hasKcore: false }), 'ls -la /');
    expect(named(listing, 'dev')).toMatch(/^drwxr-xr-x +5 root +root +320 /);
    expect(named(listing, 'proc')).toMatch(/^dr-xr-xr-x +97 root +root +0 /);
    expect(named(listing, 'sys')).toMatch(/^dr-xr-xr-x +12 root +root +0 /);
    expect(listing).toMatch(/^total 48\n/);
  });

  it('/dev has one name more where the kernel shows its memory, and another where there is a terminal', async () => {
    const size = async (made: Machine): Promise<string | undefined> => / (\d+) \w{3} /.exec(named(await sh(made, 'ls -la /'), 'dev'))?.[1];
    expect(await size(await box({ hasKcore: true }))).toBe('340');
    expect(await size(await box({ hasKcore: true }, { tty: true }))).toBe('360');
  });

  it('devices are listed with their numbers, and what they would give is refused instead of made up', async () => {
    const made = await box();
    expect(await sh(made, 'ls -l /dev')).toMatch(/^crw-rw-rw- +1 root +root +1, +3 .* null$/m);
    expect(await sh(made, 'echo gone > /dev/null; cat /dev/null; echo kept')).toBe('kept\n');
    expect(await sh(made, 'cat /dev/zero')).toContain('layer-by-layer:');
  });

  it('are no part of what the container changed', async () => {
    const made = await box();
    await sh(made, 'touch /dev/shm/x; touch /own');
    expect(made.engine.container.diff('web')).toEqual([{ kind: 'A', path: '/own' }]);
  });
});

describe('what a directory of a container takes on disk', () => {
  it('is a block more where overlayfs copied it up and something else into it', async () => {
    const made = await box();
    await sh(made, 'chmod 600 /etc/passwd; touch /tmp/new');
    const total = async (path: string): Promise<number> => Number(/^total (\d+)/.exec(await sh(made, `ls -la ${path}`))?.[1]);
    const etc = await total('/etc');
    await sh(made, 'mv /etc/passwd /etc/passwd2; rm /etc/passwd2');
    // A file of one block goes; the directory keeps what it holds of /etc/passwd only as long as it is there.
    expect(etc - (await total('/etc'))).toBe(8);
    expect(await total('/tmp')).toBe(8);
  });
});

describe('the modes of new files', () => {
  it('in an exec come from whoever started containerd', async () => {
    const made = await box({ execUmask: 0 });
    await sh(made, 'mkdir /d; echo x > /d/f; touch /d/g');
    const modes = ['/d', '/d/f', '/d/g'].map((path) => made.engine.container.files('web').stat(path)?.mode);
    expect(modes).toEqual([0o777, 0o666, 0o666]);
  });

  it('are not for others to write to where it is a service, and never in the first process', async () => {
    const made = await box();
    await sh(made, 'echo x > /f');
    expect(made.engine.container.files('web').stat('/f')?.mode).toBe(0o644);
    const other = await box({ execUmask: 0 });
    await started(other, ['sh', '-c', 'echo x > /f; sleep 9'], { name: 'own' });
    expect(other.engine.container.files('own').stat('/f')?.mode).toBe(0o644);
  });
});
