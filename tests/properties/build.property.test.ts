import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../src/engine/errors';
import { validateStore } from '../../src/engine/validateStore';
import { build, machine, write } from './machines';
import type { PropertyMachine } from './machines';
import { forAllAsync } from './property';

const FILES = { 'a.txt': 'a', 'b.txt': 'b', 'src/main.js': 'run()', 'src/lib/x.js': 'x', 'notes.md': 'notes' };
const file = fc.constantFrom(...Object.keys(FILES));
const layerLine = fc.oneof(
  file.map((path) => `COPY ${path} /app/${path}`),
  fc.constantFrom('COPY src /src/', 'COPY . /all/', 'ADD a.txt /', 'COPY --chmod=600 b.txt /secret', 'WORKDIR /deep/er', 'WORKDIR sub'),
);
const configuration = fc.oneof(
  fc.tuple(fc.constantFrom('A', 'B', 'PATH_X'), fc.nat({ max: 9 })).map(([name, value]) => `ENV ${name}=${value}`),
  fc.nat({ max: 9 }).map((value) => `LABEL version=${value}`),
  fc.constantFrom('CMD ["sh"]', 'ENTRYPOINT ["/run"]', 'EXPOSE 80', 'USER 1000', 'VOLUME /data', 'STOPSIGNAL SIGINT', 'ARG X=1'),
  fc.constantFrom('SHELL ["/bin/sh", "-c"]', 'HEALTHCHECK NONE', 'CMD echo hi', 'EXPOSE 53/udp'),
);
const steps = fc.array(fc.oneof(layerLine, configuration), { minLength: 1, maxLength: 6 });

function withContext(seed = 'property'): PropertyMachine {
  const made = machine(seed);
  write(made.files, FILES);
  return made;
}

const digests = (image: { readonly layers: readonly { readonly digest: string }[] }): readonly string[] =>
  image.layers.map((layer) => layer.digest);

/** Whether each step came from the cache, in the order of the Dockerfile. */
async function cachedSteps(made: PropertyMachine, lines: readonly string[], noCache = false): Promise<readonly boolean[]> {
  const names = new Map<string, string>();
  const cached = new Map<string, boolean>();
  const end = made.engine.subscribe((event) => {
    if (event.type === 'vertex.started') names.set(event.vertex, event.name);
    if (event.type === 'vertex.completed') cached.set(names.get(event.vertex) ?? '', event.cached);
  });
  await build(made, lines, { noCache });
  end();
  return [...cached]
    .filter(([name]) => /^\[\d+\/\d+\] (?!FROM)/.test(name))
    .sort(([a], [b]) => position(a) - position(b))
    .map(([, hit]) => hit);
}

const position = (name: string): number => Number(/\d+/.exec(name)?.[0]);

describe('a build', () => {
  it('gives the same image and the same layers on every machine', async () => {
    await forAllAsync(steps, 25, async (lines) => {
      const images = await Promise.all(['one', 'two'].map((seed) => build(withContext(seed), ['FROM scratch', ...lines])));
      expect(digests(images[0] ?? { layers: [] })).toEqual(digests(images[1] ?? { layers: [] }));
      expect(images[0]?.configDigest).toBe(images[1]?.configDigest);
    });
  });

  it('of configuration alone adds no layer', async () => {
    await forAllAsync(fc.array(configuration, { maxLength: 8 }), 25, async (lines) => {
      const made = withContext();
      const base = await build(made, ['FROM busybox:1.37.0'], { name: 'base:1' });
      const image = await build(made, ['FROM busybox:1.37.0', ...lines]);
      expect(digests(image)).toEqual(digests(base));
    });
  });

  it('has as many layers more than its base as its history has rows that made one', async () => {
    await forAllAsync(steps, 25, async (lines) => {
      const image = await build(withContext(), ['FROM scratch', ...lines]);
      expect(image.layers).toHaveLength(image.config.history.filter((row) => row.empty_layer !== true).length);
    });
  });

  it('repeated, is cached whole and gives the same image', async () => {
    await forAllAsync(steps, 25, async (lines) => {
      const made = withContext();
      const first = await build(made, ['FROM scratch', ...lines]);
      await made.clock.sleep(60_000);
      const again = await cachedSteps(made, ['FROM scratch', ...lines]);
      expect(again.every((hit) => hit)).toBe(true);
      expect(digests(made.engine.image('app:1'))).toEqual(digests(first));
      expect(made.engine.image('app:1').configDigest).toBe(first.configDigest);
    });
  });

  it('misses everything above a step that misses', async () => {
    await forAllAsync(fc.tuple(fc.array(layerLine, { minLength: 2, maxLength: 6 }), file), 40, async ([lines, changed]) => {
      const made = withContext();
      await build(made, ['FROM scratch', ...lines]);
      write(made.files, { [changed]: 'changed' });
      const hits = await cachedSteps(made, ['FROM scratch', ...lines]);
      const firstMiss = hits.indexOf(false);
      if (firstMiss >= 0) expect(hits.slice(firstMiss).every((hit) => !hit)).toBe(true);
    });
  });

  it('keeps the layers below the first step that changed', async () => {
    await forAllAsync(fc.tuple(fc.array(layerLine, { minLength: 2, maxLength: 5 }), fc.nat()), 25, async ([lines, pick]) => {
      const made = withContext();
      const at = pick % lines.length;
      const before = await build(made, ['FROM scratch', ...lines]);
      const after = await build(made, ['FROM scratch', ...lines.with(at, 'COPY notes.md /changed.md')], { name: 'app:2' });
      expect(digests(after).slice(0, at)).toEqual(digests(before).slice(0, at));
    });
  });

  it('does not see the times or the ignored files of its context', async () => {
    await forAllAsync(fc.tuple(steps, fc.nat({ max: 1_000_000 })), 20, async ([lines, time]) => {
      const made = withContext();
      write(made.files, { '.dockerignore': '*.log\n.dockerignore\n' });
      const first = await build(made, ['FROM scratch', ...lines]);
      made.files.touch('/work/a.txt', time);
      write(made.files, { 'debug.log': String(time) });
      await build(made, ['FROM scratch', ...lines]);
      expect(made.engine.image('app:1').configDigest).toBe(first.configDigest);
    });
  });

  it('gives another image, but no other layer, when only a label changes', async () => {
    await forAllAsync(steps, 20, async (lines) => {
      const made = withContext();
      const [one, two] = [
        await build(made, ['FROM scratch', ...lines, 'LABEL n=1']),
        await build(made, ['FROM scratch', ...lines, 'LABEL n=2']),
      ];
      expect(digests(one)).toEqual(digests(two));
      expect(one.configDigest).not.toBe(two.configDigest);
    });
  });

  it('that fails leaves the images as they were and the store in order', async () => {
    await forAllAsync(steps, 20, async (lines) => {
      const made = withContext();
      await build(made, ['FROM scratch', 'COPY a.txt /']);
      const before = made.engine.images().map(({ id }) => id);
      await expect(build(made, ['FROM scratch', ...lines, 'COPY missing.txt /'])).rejects.toBeInstanceOf(EngineError);
      expect(made.engine.images().map(({ id }) => id)).toEqual(before);
      expect(validateStore(made.internals)).toEqual([]);
    });
  });

  it('that deletes files is never smaller than what it stands on', async () => {
    const doomed = fc.array(fc.constantFrom('/bin/busybox', '/etc/group', '/home', '/usr', '/var', '/root', '/bin/ls'), {
      minLength: 1,
      maxLength: 3,
    });
    await forAllAsync(doomed, 10, async (paths) => {
      const made = machine();
      const image = await build(made, ['FROM busybox:1.37.0', ...paths.map((path) => `RUN rm -rf ${path} || true`)]);
      const base = await build(made, ['FROM busybox:1.37.0'], { name: 'base:1' });
      expect(image.contentSize).toBeGreaterThan(base.contentSize);
      expect(image.diskUsage).toBeGreaterThan(base.diskUsage);
    });
  });
});

describe('any words as a Dockerfile', () => {
  it('end in an image, or in an EngineError with something to say', async () => {
    const word = fc.constantFrom(
      ...[
        'FROM scratch',
        'FROM busybox:1.37.0',
        'FROM nosuch:1',
        'FROM ${X}',
        'COPY',
        'COPY a.txt /',
        'COPY . .',
        'COPY --from=0 / /x',
        'RUN true',
      ],
      ...[
        'RUN false',
        'RUN ["nosuch"]',
        'ENV',
        'ENV A',
        'ARG X=scratch',
        'WORKDIR',
        'USER',
        'CMD [',
        'ONBUILD RUN x',
        'ADD a.txt b/',
        '# syntax=x',
      ],
      ...[
        'FROM scratch AS a',
        'COPY --from=a /a.txt /b',
        'HEALTHCHECK',
        'bogus',
        'RUN <<EOF',
        'EOF',
        'EXPOSE x',
        '\\',
        'VOLUME',
        'SHELL []',
      ],
    );
    await forAllAsync(fc.array(word, { maxLength: 6 }), 80, async (lines) => {
      const made = withContext();
      try {
        await build(made, lines);
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        expect(error.message).not.toBe('');
      }
      expect(validateStore(made.internals)).toEqual([]);
    });
  });
});

describe('sharing', () => {
  it('stores content that two images have in common once', async () => {
    await forAllAsync(steps, 20, async (lines) => {
      const made = withContext();
      await build(made, ['FROM scratch', ...lines], { name: 'one:1' });
      const before = made.internals.layers.list().length;
      await build(made, ['FROM scratch', ...lines, 'LABEL other=1'], { name: 'two:1' });
      expect(made.internals.layers.list()).toHaveLength(before);
    });
  });
});
