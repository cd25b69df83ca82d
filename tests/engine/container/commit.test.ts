import { describe, expect, it } from 'vitest';
import { outcome, failure, violations } from '../machine';
import { output, sh, started, withBusybox } from './running';

const rows = (changes: readonly { readonly kind: string; readonly path: string }[]): readonly string[] =>
  changes.map(({ kind, path }) => `${kind} ${path}`);

describe('docker diff', () => {
  it('lists what was added, changed and removed with its directories (recording 29.7.2/03 step 21)', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000']);
    expect(made.engine.container.diff('web')).toEqual([]);
    await sh(
      made,
      'touch /tmp/a; echo hi > /etc/motd; mkdir -p /data/x; rm /etc/group; chmod 600 /etc/passwd; rm -rf /var/spool; ln -s /etc /l',
    );
    expect(rows(made.engine.container.diff('web'))).toEqual([
      ...['A /data', 'A /data/x', 'C /etc', 'D /etc/group', 'A /etc/motd', 'C /etc/passwd', 'A /l', 'C /tmp', 'A /tmp/a', 'C /var'],
      'D /var/spool',
    ]);
  });

  it('forgets a directory in which nothing is changed any more, and shows what a directory made anew hides (step 23)', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000']);
    await sh(made, 'touch /tmp/a; rm /tmp/a; rm -rf /var/spool; mkdir /var/spool');
    expect(rows(made.engine.container.diff('web'))).toEqual(['C /var', 'C /var/spool', 'D /var/spool/mail']);
  });

  it('counts the blocks of what was written as the snapshotter does (step 29: 57.3kB)', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000']);
    expect(made.engine.container.get('web').writableSize).toBe(4096);
    await sh(made, 'touch /tmp/a; echo hi > /etc/motd; mkdir -p /data/x/y; echo 1 > /data/x/y/f; rm /etc/group; chmod 600 /etc/passwd');
    await sh(made, 'rm -rf /var/spool; ln -s /etc /mylink; rm /tmp/a; mkdir /var/spool; touch /bin/ls2');
    expect(made.engine.container.get('web').writableSize).toBe(57_344);
  });
});

describe('docker commit', () => {
  it('makes an image of the base’s layers and one more, which stands up to the oracle', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000']);
    await sh(made, 'echo hi > /etc/motd');
    const id = await made.engine.container.commit('web', { name: 'docker.io/library/mine:1', comment: 'motd', author: 'me' });
    const image = made.engine.image('mine:1');
    const base = made.engine.image('busybox');
    expect([image.id, image.layers.length, image.layers[0]?.diffId]).toEqual([id, base.layers.length + 1, base.layers[0]?.diffId]);
    expect(image.config.history.at(-1)).toMatchObject({ created_by: 'sleep 1000', comment: 'motd', author: 'me' });
    expect(made.engine.imageTree(image).stat('/etc/motd')?.type).toBe('file');
    expect(violations(made)).toEqual([]);
    // The manifest has the size that the recording shows (step 43): it is written as Docker writes it.
    expect(image.target.size).toBe(744);
    expect(made.engine.history(image).map(({ imageId }) => imageId)).toEqual([id, base.id]);
  });

  it('keeps the container’s configuration and applies changes to it', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000'], { env: ['A=1'], labels: { k: 'v' } });
    await made.engine.container.commit('web', {
      name: 'docker.io/library/mine:1',
      changes: ['CMD ["cat","/x"]', 'ENV X=$A', 'EXPOSE 80', 'WORKDIR /srv', 'USER nobody'],
    });
    expect(made.engine.image('mine:1').config.config).toMatchObject({
      Cmd: ['cat', '/x'],
      Env: ['A=1', 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'X=1'],
      ExposedPorts: { '80/tcp': {} },
      WorkingDir: '/srv',
      User: 'nobody',
      Labels: { k: 'v' },
    });
    const refused = await failure(made.engine.container.commit('web', { changes: ['COPY a b'] }));
    expect([refused.code, refused.message]).toEqual(['dockerfile-invalid', 'COPY is not a valid change command']);
  });

  it('without a change of files adds no layer, and without a name is dangling', async () => {
    const made = await withBusybox();
    await started(made, ['sleep', '1000']);
    const id = await made.engine.container.commit('web', {});
    const image = made.engine.images().find((one) => one.id === id);
    expect([image?.names, image?.layers.length, image?.config.history.at(-1)?.empty_layer]).toEqual([[], 1, true]);
    expect(violations(made)).toEqual([]);
  });

  it('does not change the image that the container came from, nor the container', async () => {
    const made = await withBusybox();
    const before = made.engine.image('busybox').id;
    await started(made, ['sleep', '1000']);
    await sh(made, 'touch /a');
    await made.engine.container.commit('web', { name: 'docker.io/library/mine:1' });
    expect(made.engine.image('busybox').id).toBe(before);
    expect(rows(made.engine.container.diff('web'))).toEqual(['A /a']);
  });

  it('of a container that is not there is refused', async () => {
    const made = await withBusybox();
    expect((await failure(made.engine.container.commit('nosuch', {}))).message).toBe('No such container: nosuch');
    expect(outcome(() => made.engine.container.diff('nosuch'))).toBe('No such container: nosuch');
    expect(output().text()).toBe('');
  });
});
