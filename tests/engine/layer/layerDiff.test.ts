/** The recorded layer tars of BuildKit: the same operations on the same base leave the same entries. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/engine/digest/digest';
import { contentSize } from '../../../src/engine/filetree/content';
import { overlayTree } from '../../../src/engine/filetree/overlay';
import type { OverlayTree } from '../../../src/engine/filetree/overlay';
import { changesetOfTar } from '../../../src/engine/layer/untar';
import type { Changeset } from '../../../src/engine/layer/changeset';
import { tarChunks } from '../../../src/engine/layer/tar';
import { opaqueWhiteoutPath, whiteoutPath } from '../../../src/engine/layer/whiteout';
import { concatenate } from '../../../src/engine/filetree/content';
import { hub, hubChangeset } from '../recordedHub';

const corpus = '../shared/fidelity/corpora/layer-diff-cases.json';

interface TarEntry {
  readonly path: string;
  readonly type: string;
  readonly mode: string;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly target?: string;
}

const text = (value: string) => new TextEncoder().encode(value);

/** What a shell would do for each instruction of the corpus. A RUN also leaves the mount points of its container (README 4.3). */
const operations: Readonly<Record<string, (tree: OverlayTree) => void>> = {
  'RUN mkdir /d && echo x > /d/f': (tree) => (tree.makeDirectory('/d'), tree.writeFile('/d/f', text('x\n'))),
  'RUN mkdir /d && echo x > /d/f && echo k > /d/keep': (tree) => (
    tree.makeDirectory('/d'),
    tree.writeFile('/d/f', text('x\n')),
    tree.writeFile('/d/keep', text('k\n'))
  ),
  'RUN echo y > /d/f': (tree) => tree.writeFile('/d/f', text('y\n')),
  'RUN echo line1 > /log': (tree) => tree.writeFile('/log', text('line1\n')),
  'RUN echo line2 >> /log': (tree) => tree.writeFile('/log', text('line1\nline2\n')),
  'RUN rm /d/f': (tree) => tree.remove('/d/f'),
  'RUN mkdir -p /d/e && echo x > /d/e/f': (tree) => (
    tree.makeDirectory('/d/e', { recursive: true }),
    tree.writeFile('/d/e/f', text('x\n'))
  ),
  'RUN rm -r /d': (tree) => tree.remove('/d', { recursive: true }),
  'RUN mkdir -p /d && echo x > /d/f && echo y > /d/g': (tree) => (
    tree.makeDirectory('/d'),
    tree.writeFile('/d/f', text('x\n')),
    tree.writeFile('/d/g', text('y\n'))
  ),
  'RUN rm -r /d && mkdir /d && echo z > /d/h': (tree) => (
    tree.remove('/d', { recursive: true }),
    tree.makeDirectory('/d'),
    tree.writeFile('/d/h', text('z\n'))
  ),
  'RUN rm /d/*': (tree) => tree.readDirectory('/d').forEach((name) => tree.remove(`/d/${name}`)),
  'RUN echo x > /f': (tree) => tree.writeFile('/f', text('x\n')),
  'RUN rm /f': (tree) => tree.remove('/f'),
  'RUN chmod 600 /f': (tree) => tree.chmod('/f', 0o600),
  'RUN chown 1000:1000 /f': (tree) => tree.chown('/f', { uid: 1000, gid: 1000 }),
  'RUN touch -d 2001-01-01 /f': (tree) => tree.touch('/f', 978_307_200),
  'RUN mkdir /d && echo x > /d/a': (tree) => (tree.makeDirectory('/d'), tree.writeFile('/d/a', text('x\n'))),
  'RUN mv /d/a /d/b': (tree) => tree.rename('/d/a', '/d/b'),
  'RUN mv /d /e': (tree) => tree.rename('/d', '/e'),
  'RUN echo x > /t': (tree) => tree.writeFile('/t', text('x\n')),
  'RUN rm /t && mkdir /t && echo y > /t/f': (tree) => (tree.remove('/t'), tree.makeDirectory('/t'), tree.writeFile('/t/f', text('y\n'))),
  'RUN mkdir /t && echo y > /t/f': (tree) => (tree.makeDirectory('/t'), tree.writeFile('/t/f', text('y\n'))),
  'RUN rm -r /t && echo x > /t': (tree) => (tree.remove('/t', { recursive: true }), tree.writeFile('/t', text('x\n'))),
  'RUN echo x > /t && echo y > /u': (tree) => (tree.writeFile('/t', text('x\n')), tree.writeFile('/u', text('y\n'))),
  'RUN ln -sf /u /t': (tree) => (tree.remove('/t'), tree.symlink('/u', '/t')),
  'RUN echo x > /a && ln /a /b': (tree) => (tree.writeFile('/a', text('x\n')), tree.link('/a', '/b')),
  'RUN echo x > /a': (tree) => tree.writeFile('/a', text('x\n')),
  'RUN ln /a /b': (tree) => tree.link('/a', '/b'),
  'RUN echo x > /tmp/x && rm /tmp/x': (tree) => (tree.writeFile('/tmp/x', text('x\n')), tree.remove('/tmp/x')),
  'RUN true': () => undefined,
  'RUN mkdir /empty': (tree) => tree.makeDirectory('/empty'),
  'WORKDIR /new/deep': (tree) => tree.makeDirectory('/new/deep', { recursive: true }),
  'WORKDIR /etc': (tree) => tree.makeDirectory('/etc', { recursive: true }),
  'COPY a.txt /': (tree) => tree.writeFile('/a.txt', text('hello\n')),
  'COPY dir /dst/': (tree) => {
    tree.makeDirectory('/dst/sub', { recursive: true });
    tree.writeFile('/dst/sub/two.txt', text('two two two two\n'));
    tree.writeFile('/dst/one.txt', text('one one one\n'));
  },
  'COPY --chown=5:6 --chmod=640 a.txt /x/y/': (tree) => {
    tree.makeDirectory('/x/y', { recursive: true, mode: 0o640, uid: 5, gid: 6 });
    tree.writeFile('/x/y/a.txt', text('hello\n'), { mode: 0o640, uid: 5, gid: 6 });
  },
  'RUN rm /etc/group': (tree) => tree.remove('/etc/group'),
  'RUN echo x > /s && chmod 4755 /s && mkdir /st && chmod 1777 /st': (tree) => {
    tree.writeFile('/s', text('x\n'));
    tree.chmod('/s', 0o4755);
    tree.makeDirectory('/st');
    tree.chmod('/st', 0o1777);
  },
};

const unsupported = new Set(['device and fifo', 'ADD tar auto-extract', 'metadata only']);

function run(instruction: string, below: readonly Changeset[]): Changeset {
  const tree = overlayTree(below, { now: () => 1_795_411_200 });
  if (instruction.startsWith('RUN')) {
    tree.makeDirectory('/proc', { recursive: true });
    tree.makeDirectory('/sys', { recursive: true });
    tree.chmod('/etc', tree.stat('/etc')?.mode ?? 0);
  }
  const operation = operations[instruction];
  if (operation === undefined) {
    throw new Error(`no operation for ${instruction}`);
  }
  operation(tree);
  return tree.changeset();
}

/** Entries as they stand in the tar, without whiteouts' modes: those are of the machine that recorded them. */
function shown(changeset: Changeset): unknown[] {
  return changeset.entries.flatMap((entry): unknown[] => {
    if (entry.type === 'whiteout') {
      return [{ path: whiteoutPath(entry.path), type: 'file' }];
    }
    const { path, mode, uid, gid } = entry;
    const type = entry.type === 'directory' ? 'dir' : entry.type;
    const size = entry.type === 'file' ? contentSize(entry.content) : 0;
    const target = entry.type === 'symlink' || entry.type === 'hardlink' ? { target: entry.target } : {};
    const own = { path, type, mode: mode.toString(8), uid, gid, size, ...target };
    return entry.type === 'directory' && entry.opaque === true ? [own, { path: opaqueWhiteoutPath(path), type: 'file' }] : [own];
  });
}

function recorded({ path, type, mode, uid, gid, size, target }: TarEntry): unknown {
  if (path.split('/').at(-1)?.startsWith('.wh.') === true) {
    return { path, type: 'file' };
  }
  return { path, type, mode, uid, gid, size, ...(target === undefined ? {} : { target }) };
}

describe.skipIf(!existsSync(corpus))('layers hold what BuildKit puts in them (skipped where the shared corpus is absent)', () => {
  const { cases } = existsSync(corpus)
    ? (JSON.parse(readFileSync(corpus, 'utf8')) as {
        cases: { builder: string; case: string; dockerfile: string[]; layerTars?: TarEntry[][] }[];
      })
    : { cases: [] };
  const base = hubChangeset(Object.keys(hub.layers).find((digest) => digest.startsWith('sha256:b05093807bb0')) as Digest);

  for (const { builder, case: name, dockerfile, layerTars = [] } of cases) {
    if (builder === 'classic' || unsupported.has(name)) {
      continue;
    }
    it(name, () => {
      const layers = [base];
      dockerfile.forEach((instruction, index) => {
        const layer = run(instruction, layers);
        layers.push(layer);
        expect(shown(layer)).toEqual((layerTars[index] ?? []).map(recorded));
        expect(shown(changesetOfTar(concatenate(tarChunks(layer))))).toEqual(shown(layer));
      });
    });
  }
});
