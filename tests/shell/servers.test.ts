import { describe, expect, it } from 'vitest';
import { runIn, shell } from './systems';

describe('programs that run on', () => {
  it('are refused where nothing can end them, as in a RUN', async () => {
    for (const argv of [['nginx', '-g', 'daemon off;'], shell('nginx -g "daemon off;"')]) {
      const { result } = await runIn('nginx', argv, { env: ['NGINX_VERSION=1.2.3'] });
      expect(result).toMatchObject({ kind: 'not-simulated', program: 'nginx' });
    }
    expect((await runIn('busybox', ['tail', '-f', '/dev/null'])).result).toMatchObject({ kind: 'not-simulated', program: 'tail' });
  });

  it('nginx that puts itself into the background ends at once', async () => {
    expect((await runIn('nginx', ['nginx'])).result).toEqual({ kind: 'exited', exitCode: 0 });
  });

  it('tail without -f prints the last lines', async () => {
    expect(
      (await runIn('busybox', shell('seq 5 | tail -n 2; seq 5 | tail -n +4; seq 12 | tail | head -1; echo abc | tail -c 3'))).stdout,
    ).toBe('4\n5\n4\n5\n3\nbc\n');
  });

  it('nothing outside this world is reached', async () => {
    expect((await runIn('busybox', ['wget', '-qO-', 'http://example.com/'])).result).toMatchObject({
      kind: 'not-simulated',
      program: 'wget',
    });
  });
});
