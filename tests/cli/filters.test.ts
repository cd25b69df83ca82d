import { describe, expect, it } from 'vitest';
import { laptop } from './laptop';

describe('--filter until', () => {
  it('of docker images leaves what was made before', async () => {
    const { type } = await laptop({ Dockerfile: 'FROM busybox\nRUN echo x > /x\n' });
    await type('docker pull -q busybox', 'docker build -q -t mine .');
    const names = async (filter: string): Promise<string> => (await type(`docker images -f ${filter} --format '{{.Repository}}'`)).out;
    expect(await names('until=1h')).toBe('busybox\n');
    expect(await names('until=2099-01-01')).toBe('mine\nbusybox\n');
  });
  it('and label of docker container prune leave what is younger or marked', async () => {
    const { type } = await laptop();
    await type(
      'docker pull -q busybox',
      'docker run --name old busybox true',
      'docker run --name kept -l keep=1 busybox true',
      'sleep 3600',
    );
    await type('docker run --name new busybox true');
    await type('docker container prune -f --filter until=30m --filter label!=keep');
    expect((await type("docker ps -a --format '{{.Names}}'")).out).toBe('new\nkept\n');
    expect((await type('docker container prune -f --filter bogus=1')).err).toBe("Error response from daemon: invalid filter 'bogus'\n");
  });
});
