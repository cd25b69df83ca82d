import { describe, expect, it } from 'vitest';
import { runIn, shell } from './systems';

describe('in a container', () => {
  it('tar and gzip pack and unpack, as RUN needs them', async () => {
    const script =
      'cd /etc && tar czf /t.tgz passwd && tar tzf /t.tgz && mkdir /u && tar xzf /t.tgz -C /u && cmp_=$(gzip -c passwd | gunzip | wc -c); ';
    const { stdout, stderr } = await runIn('alpine:3.20', shell(`${script} wc -c < /u/passwd; echo $cmp_`));
    const [listed, unpacked, piped] = stdout.trim().split('\n');
    expect([listed, unpacked, stderr]).toEqual(['passwd', piped, '']);
  });

  it('id tells of another user than the one who asks', async () => {
    const { stdout, stderr } = await runIn('alpine:3.20', shell('adduser -D bob && id bob && id -un bob && id -u nobody && id nosuch'));
    expect(stdout).toBe('uid=1000(bob) gid=1000(bob) groups=1000(bob)\nbob\n65534\n');
    expect(stderr).toBe('id: unknown user nosuch\n');
  });
});
