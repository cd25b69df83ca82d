import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImageRecord } from '../../src/engine/api';
import { EngineError } from '../../src/engine/errors';
import { validateStore } from '../../src/engine/validateStore';
import { build, machine, reference, silent, write } from './machines';
import type { PropertyMachine } from './machines';
import { forAllAsync } from './property';

const PULLED = ['alpine:3.19', 'alpine:3.20', 'alpine:latest', 'busybox:1.37.0', 'hello-world:latest', 'demo:multi'] as const;
const pulled = fc.constantFrom(...PULLED);
const several = fc.uniqueArray(pulled, { minLength: 1, maxLength: 4 });

async function pull(made: PropertyMachine, names: readonly string[]): Promise<void> {
  for (const name of names) await made.engine.pull(reference(name));
}

/** What an image is, without what depends on when and under which name it came. */
const identity = ({ id, configDigest, layers, contentSize, diskUsage }: ImageRecord): unknown => ({
  id,
  configDigest,
  layers: layers.map(({ digest, diffId, chainId }) => [digest, diffId, chainId]),
  contentSize,
  diskUsage,
});

describe('a pull', () => {
  it('leaves a store in order', async () => {
    await forAllAsync(several, 20, async (names) => {
      const made = machine();
      await pull(made, names);
      expect(validateStore(made.internals)).toEqual([]);
    });
  });

  it('after a prune brings back the same digests', async () => {
    await forAllAsync(several, 20, async (names) => {
      const made = machine();
      await pull(made, names);
      const before = names.map((name) => identity(made.engine.image(name)));
      made.engine.pruneImages({ all: true });
      expect(made.engine.images()).toEqual([]);
      await pull(made, names);
      expect(names.map((name) => identity(made.engine.image(name)))).toEqual(before);
    });
  });

  it('in another order gives the same images', async () => {
    await forAllAsync(several, 20, async (names) => {
      const [one, two] = [machine(), machine()];
      await pull(one, names);
      await pull(two, names.toReversed());
      expect(names.map((name) => identity(one.engine.image(name)))).toEqual(names.map((name) => identity(two.engine.image(name))));
    });
  });

  it('repeated, fetches and stores nothing', async () => {
    await forAllAsync(pulled, 12, async (name) => {
      const made = machine();
      await pull(made, [name]);
      const blobs = made.internals.content.listBlobs();
      const results = await made.engine.pull(reference(name));
      expect(results.map(({ status }) => status)).toEqual(['up-to-date']);
      expect(made.internals.content.listBlobs()).toEqual(blobs);
    });
  });
});

describe('removing', () => {
  it('one of several names removes no layer', async () => {
    await forAllAsync(
      fc.tuple(pulled, fc.uniqueArray(fc.constantFrom('a:1', 'b:1', 'c/d:2'), { minLength: 1 })),
      20,
      async ([name, others]) => {
        const made = machine();
        await pull(made, [name]);
        for (const other of others) made.engine.tag(name, reference(other));
        const layers = made.internals.layers.list().map(({ chainId }) => chainId);
        const removed = made.engine.removeImage(name);
        expect(removed.some((row) => 'deleted' in row)).toBe(false);
        expect(made.internals.layers.list().map(({ chainId }) => chainId)).toEqual(layers);
        expect(identity(made.engine.image(others[0] ?? ''))).toBeDefined();
      },
    );
  });

  it('an image leaves every other image whole', async () => {
    await forAllAsync(fc.tuple(several, fc.nat()), 25, async ([names, pick]) => {
      const made = machine();
      write(made.files, { 'f.txt': 'f' });
      await pull(made, names);
      await build(made, [`FROM ${names[0] ?? ''}`, 'COPY f.txt /'], { name: 'mine:1' });
      const all = [...names, 'mine:1'];
      const gone = all[pick % all.length] ?? '';
      const kept = all.filter((name) => name !== gone && made.engine.image(name).id !== made.engine.image(gone).id);
      const before = kept.map((name) => identity(made.engine.image(name)));
      made.engine.removeImage(gone);
      expect(kept.map((name) => identity(made.engine.image(name)))).toEqual(before);
      expect(validateStore(made.internals)).toEqual([]);
    });
  });

  it('the name that was just given takes the image back to what it was', async () => {
    await forAllAsync(pulled, 12, async (name) => {
      const made = machine();
      await pull(made, [name]);
      const before = made.engine.image(name);
      made.engine.tag(name, reference('extra:1'));
      made.engine.removeImage('extra:1');
      expect(made.engine.image(name)).toEqual(before);
    });
  });
});

const changes = fc.array(
  fc.constantFrom(
    'echo x > /f',
    'rm -rf /home',
    'mkdir -p /a/b && echo y > /a/b/c',
    'chmod 700 /etc',
    'echo z >> /etc/passwd',
    'mv /etc /etc2',
    'true',
  ),
  { minLength: 1, maxLength: 4 },
);

describe('a container', () => {
  it('never changes its image, whatever it writes', async () => {
    await forAllAsync(changes, 20, async (commands) => {
      const made = machine();
      await pull(made, ['busybox:1.37.0']);
      const before = identity(made.engine.image('busybox:1.37.0'));
      const tree = made.engine.imageTree(made.engine.image('busybox:1.37.0'));
      const root = tree.readDirectory('/');
      await made.engine.run({ image: 'busybox:1.37.0', command: ['sh', '-c', commands.join(' && ')] }, silent);
      expect(identity(made.engine.image('busybox:1.37.0'))).toEqual(before);
      expect(tree.readDirectory('/')).toEqual(root);
      expect(validateStore(made.internals)).toEqual([]);
    });
  });

  it('of an image does not see what another one wrote', async () => {
    await forAllAsync(changes, 10, async (commands) => {
      const made = machine();
      await pull(made, ['busybox:1.37.0']);
      await made.engine.run({ image: 'busybox:1.37.0', command: ['sh', '-c', commands.join(' && ')] }, silent);
      let listed = '';
      await made.engine.run(
        { image: 'busybox:1.37.0', command: ['ls', '/', '/home', '/etc'] },
        { ...silent, stdout: (text) => void (listed += text) },
      );
      expect(listed).not.toContain('/f');
      expect(listed).toContain('passwd');
    });
  });

  it('keeps its layers for as long as it is there, and not longer', async () => {
    await forAllAsync(fc.constantFrom('busybox:1.37.0', 'alpine:3.20'), 6, async (name) => {
      const made = machine();
      await pull(made, [name]);
      const { containerId } = await made.engine.run({ image: name, command: ['true'] }, silent);
      made.engine.removeImage(name, { force: true });
      expect(made.internals.layers.list().length).toBeGreaterThan(0);
      expect(validateStore(made.internals)).toEqual([]);
      made.engine.removeContainer(containerId);
      // Forced away from under a container, the image is left without a name (recording 29.7.2/01); now nothing holds it.
      made.engine.pruneImages({ all: false });
      expect(made.internals.layers.list().length).toBe(0);
    });
  });
});

describe('an operation that is refused', () => {
  it('changes nothing', async () => {
    const operation = fc.constantFrom<(made: PropertyMachine) => unknown>(
      ({ engine }) => engine.tag('nosuch:1', reference('a:1')),
      ({ engine }) => engine.removeImage('nosuch'),
      ({ engine }) => engine.removeImage('busybox:1.37.0'),
      ({ engine }) => engine.removeContainer('nosuch'),
      ({ engine }) => engine.pull(reference('nosuch:1')),
      ({ engine }) => engine.pull(reference('alpine:nosuch')),
      ({ engine }) => engine.run({ image: 'nosuch:1' }, silent),
      ({ engine }) => engine.run({ image: 'busybox:1.37.0', name: 'first' }, silent),
    );
    await forAllAsync(fc.array(operation, { minLength: 1, maxLength: 6 }), 20, async (operations) => {
      const made = machine();
      await pull(made, ['busybox:1.37.0']);
      await made.engine.run({ image: 'busybox:1.37.0', name: 'first', command: ['true'] }, silent);
      const state = (): unknown => [made.engine.images(), made.engine.containers(), made.internals.content.listBlobs()];
      const before = state();
      for (const run of operations) {
        await expect((async () => run(made))()).rejects.toBeInstanceOf(EngineError);
      }
      expect(state()).toEqual(before);
    });
  });
});
