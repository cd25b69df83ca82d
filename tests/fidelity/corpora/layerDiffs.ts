import { createProcessRunner } from '../../../src/shell/processes';
import { EngineError } from '../../../src/engine/errors';
import { concatenate, contentSize } from '../../../src/engine/filetree/content';
import { overlayTree } from '../../../src/engine/filetree/overlay';
import type { OverlayTree } from '../../../src/engine/filetree/overlay';
import type { Changeset } from '../../../src/engine/layer/changeset';
import { tarChunks } from '../../../src/engine/layer/tar';
import { opaqueWhiteoutPath, whiteoutPath } from '../../../src/engine/layer/whiteout';
import { machine, reference } from '../../engine/machine';
import type { CorpusCase } from './corpusCase';

interface TarEntry {
  readonly path: string;
  readonly type: string;
  readonly mode: string;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly target?: string;
}
interface Case {
  readonly builder: string;
  readonly case: string;
  readonly dockerfile: readonly string[];
  readonly layerTars?: readonly (readonly TarEntry[])[];
  readonly emptyLayerFlags?: readonly boolean[];
}

const BASE = 'busybox:1.37.0';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The files beside the recorder's Dockerfile, as the sizes of the recorded entries tell. */
function writeContext(tree: OverlayTree, at: string): void {
  tree.makeDirectory(`${at}/dir/sub`, { recursive: true });
  tree.writeFile(`${at}/a.txt`, bytes('hello\n'));
  tree.writeFile(`${at}/dir/one.txt`, bytes('one one one\n'));
  tree.writeFile(`${at}/dir/sub/two.txt`, bytes('two two two two\n'));
}

function context(): OverlayTree {
  const packed = overlayTree([]);
  writeContext(packed, '');
  const tree = overlayTree([]);
  writeContext(tree, '/work');
  tree.writeFile('/work/t.tar', concatenate(tarChunks(packed.changeset())));
  return tree;
}

/** Entries as they stand in the tar. Whiteouts' own modes are of the machine that recorded them. */
function entriesOf(changeset: Changeset): readonly unknown[] {
  return changeset.entries.flatMap((entry): readonly unknown[] => {
    if (entry.type === 'whiteout') return [{ path: whiteoutPath(entry.path), type: 'file' }];
    const { path, mode, uid, gid } = entry;
    const type = entry.type === 'directory' ? 'dir' : entry.type;
    const size = entry.type === 'file' ? contentSize(entry.content) : 0;
    const target = entry.type === 'symlink' || entry.type === 'hardlink' ? { target: entry.target } : {};
    const own = { path, type, mode: mode.toString(8), uid, gid, size, ...target };
    return entry.type === 'directory' && entry.opaque === true ? [own, { path: opaqueWhiteoutPath(path), type: 'file' }] : [own];
  });
}

function recorded({ path, type, mode, uid, gid, size, target }: TarEntry): unknown {
  if (path.split('/').at(-1)?.startsWith('.wh.') === true) return { path, type: 'file' };
  return { path, type, mode, uid, gid, size, ...(target === undefined ? {} : { target }) };
}

async function built(dockerfile: readonly string[]): Promise<unknown> {
  const { engine, internals } = machine({ processes: createProcessRunner() });
  try {
    const { image } = await engine.build(
      { tree: context(), root: '/work' },
      { names: [reference('app:1')], dockerfile: `FROM ${BASE}\n${dockerfile.join('\n')}\n`, dockerfileName: 'Dockerfile' },
    );
    return {
      layers: internals.layers.changesets(image.layers.at(-1)?.chainId).slice(1).map(entriesOf),
      empty: image.config.history.slice(1).map((entry) => entry.empty_layer === true),
    };
  } catch (error) {
    if (error instanceof EngineError) return { error: error.message };
    throw error;
  }
}

/**
 * Builds each recorded Dockerfile with the engine and the shell and compares every entry of its layers. The classic builder is declared
 * not simulated, so its cases are left out; history rows of the base (its first flags) are left out too.
 */
export async function layerDiffCases(file: unknown): Promise<readonly CorpusCase[]> {
  const cases = ((file as { readonly cases?: readonly Case[] }).cases ?? []).filter(({ builder }) => builder === 'buildkit');
  const outcomes: CorpusCase[] = [];
  for (const { case: name, dockerfile, layerTars = [], emptyLayerFlags = [] } of cases) {
    const wanted = {
      layers: layerTars.map((layer) => layer.map(recorded)),
      empty: emptyLayerFlags.slice(emptyLayerFlags.length - dockerfile.length),
    };
    outcomes.push({ name, wanted, got: await built(dockerfile) });
  }
  return outcomes;
}
