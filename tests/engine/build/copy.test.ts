import { describe, expect, it } from 'vitest';
import type { ChangesetEntry } from '../../../src/engine/layer/changeset';
import { readCorpus } from '../../fidelity/corpora/corpusFile';
import { World, reference } from './world';

interface DiffCase {
  builder: string;
  case: string;
  dockerfile: string[];
  layerTars: { path: string; type: string; mode: string; uid: number; gid: number; size: number }[][];
}

const file = readCorpus('layer-diff') as { cases: DiffCase[] } | undefined;
const world = async (): Promise<World> => {
  const made = new World();
  await made.engine.pull(reference('busybox'));
  made.write('a.txt', 'alpha\n');
  made.write('dir/one.txt', 'one one one\n');
  made.write('dir/sub/two.txt', 'two two two two\n');
  return made;
};

function shown(entry: ChangesetEntry): DiffCase['layerTars'][number][number] | string {
  if (entry.type === 'whiteout' || entry.type === 'hardlink') return entry.path;
  const size = entry.type !== 'file' ? 0 : entry.content.kind === 'bytes' ? entry.content.bytes.length : entry.content.size;
  const type = entry.type === 'directory' ? 'dir' : entry.type;
  return { path: entry.path, type, mode: entry.mode.toString(8), uid: entry.uid, gid: entry.gid, size };
}

async function layersOf(made: World, dockerfile: string): Promise<unknown[][]> {
  const { image, error } = await made.build(dockerfile);
  if (!image) throw error ?? new Error('no image');
  return image.layers.map(({ chainId }) => made.internals.layers.get(chainId)?.changeset.entries.map(shown) ?? []);
}

const own = (file?.cases ?? []).filter(
  ({ builder, dockerfile, case: name }) =>
    builder === 'buildkit' &&
    (dockerfile.every((line) => /^(COPY|WORKDIR)/.test(line)) ||
      ['add file', 'no-op RUN', 'modify file', 'delete file', 'delete dir'].includes(name)),
);

describe.skipIf(file === undefined)('layers of steps are the recorded ones (skipped where the corpus is absent)', () => {
  for (const one of own) {
    it(one.case, async () => {
      const layers = await layersOf(await world(), ['FROM busybox', ...one.dockerfile].join('\n'));
      const wanted = one.layerTars.map((tar) => tar.map((entry) => (/\.wh\./.test(entry.path) ? entry.path.replace('.wh.', '') : entry)));
      expect(layers.slice(1)).toEqual(one.layerTars.length === 0 ? [[]] : wanted);
    });
  }
});

/** Path and content of every file that a build with this instruction adds. */
async function added(instruction: string, prepare: (made: World) => void = () => undefined): Promise<string[]> {
  const made = await world();
  prepare(made);
  const { image, error } = await made.build(`FROM busybox\n${instruction}\n`);
  if (!image) throw error ?? new Error('no image');
  const tree = made.engine.imageTree(image);
  const top = image.layers.at(-1);
  const entries = (top && made.internals.layers.get(top.chainId)?.changeset.entries) ?? [];
  return entries.flatMap((entry) =>
    entry.type === 'file' ? [`${entry.path}: ${new TextDecoder().decode(tree.readFile(`/${entry.path}`)).trim()}`] : [],
  );
}

describe('COPY', () => {
  it('gives a file the name of its destination, or its own in a directory', async () => {
    expect(await added('COPY a.txt /b')).toEqual(['b: alpha']);
    expect(await added('COPY a.txt /b/')).toEqual(['b/a.txt: alpha']);
    expect(await added('COPY a.txt /etc')).toEqual(['etc/a.txt: alpha']);
  });

  it('takes a path from the working directory', async () => {
    expect(await added('WORKDIR /w\nCOPY a.txt .')).toEqual(['w/a.txt: alpha']);
    expect(await added('WORKDIR /w\nCOPY a.txt x/')).toEqual(['w/x/a.txt: alpha']);
  });

  it('copies what is in a directory, and patterns', async () => {
    expect(await added('COPY dir /d')).toEqual(['d/one.txt: one one one', 'd/sub/two.txt: two two two two']);
    expect(await added('COPY *.txt dir/*.txt /d/')).toEqual(['d/a.txt: alpha', 'd/one.txt: one one one']);
    expect(await added('COPY *.md /d/')).toEqual([]);
  });

  it('leaves out what is ignored', async () => {
    const ignore = (made: World): void => made.write('.dockerignore', 'dir/sub\n*.txt\n!a.txt\n');
    expect(await added('COPY . /c/', ignore)).toEqual([
      'c/.dockerignore: dir/sub\n*.txt\n!a.txt',
      'c/a.txt: alpha',
      'c/dir/one.txt: one one one',
    ]);
  });

  it('takes here-documents, with variables unless they are quoted', async () => {
    expect(await added('ENV A=1\nCOPY <<EOF /x\n$A "q"\nEOF')).toEqual(['x: 1 "q"']);
    expect(await added("ENV A=1\nCOPY <<'EOF' /x\n$A\nEOF")).toEqual(['x: $A']);
  });

  it('copies from a stage, by name and number, and from an image', async () => {
    expect(await added('FROM busybox AS b\nRUN echo hi > /o\nFROM busybox\nCOPY --from=b /o /p')).toEqual(['p: hi']);
    expect(await added('RUN echo hi > /o\nFROM busybox\nCOPY --from=0 /o /p')).toEqual(['p: hi']);
    expect((await added('COPY --from=alpine:3.20 /etc/alpine-release /p'))[0]).toBe('p: 3.20.3');
  });

  it('keeps directories with --parents and leaves out with --exclude', async () => {
    expect(await added('COPY --parents dir/sub/two.txt /p/')).toEqual(['p/dir/sub/two.txt: two two two two']);
    expect(await added('COPY --exclude=sub dir /p/')).toEqual(['p/one.txt: one one one']);
  });

  it('sets owners by the names of the image', async () => {
    const made = await world();
    const { image } = await made.build('FROM busybox\nCOPY --chown=www-data:users --chmod=u=rw,go= a.txt /x\n');
    const node = image && made.engine.imageTree(image).stat('/x');
    expect(node).toMatchObject({ uid: 33, gid: 100, mode: 0o600 });
  });
});

describe('a step of a stage that nobody needs', () => {
  it('is not done', async () => {
    const made = await world();
    const { vertices } = await made.build('FROM busybox AS a\nRUN exit 1\nFROM busybox\nRUN true\n');
    expect(vertices.map(({ name }) => name)).not.toContain('[a 2/2] RUN exit 1');
  });
});
