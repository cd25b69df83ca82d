import { strToU8 } from 'fflate';
import type { ChainID } from '../digest/digest';
import { overlayTree } from '../filetree/overlay';
import type { OverlayTree } from '../filetree/overlay';
import type { FileTree } from '../filetree/tree';
import type { EngineInternals } from '../internals';
import type { ContextFiles } from './contextFiles';
import { SourceNotFound, resolveSource } from './sources';
import type { BuildStage } from './stageGraph';
import type { CopySource, RunMount } from './step';
import { StepError } from './stepError';

export interface SourceFilesInput {
  readonly internals: Pick<EngineInternals, 'clock' | 'layers' | 'nextId'>;
  readonly files: ContextFiles;
  /** The stack that a stage has left; throws when it has not been built yet. */
  readonly chainOf: (stage: BuildStage) => ChainID | undefined;
  /** The cache record that holds the context's files, which Docker names when it looks for one in vain. */
  readonly contextRecord: () => string;
}

/** The trees that steps take files from: context, stages, images, here-documents. */
export class SourceFiles {
  readonly #trees = new Map<string, FileTree>();

  constructor(readonly input: SourceFilesInput) {}

  /** Throws `StepError` for a source that is not there. */
  paths(source: CopySource): string[] {
    if (source.kind === 'inline') return [`/${source.name}`];
    try {
      return resolveSource(this.tree(source), source.path);
    } catch (error) {
      if (!(error instanceof SourceNotFound)) throw error;
      const { internals, contextRecord } = this.input;
      const record = source.kind === 'context' ? contextRecord() : internals.nextId('cacheRecord');
      const text = `failed to calculate checksum of ref ${internals.nextId('buildRef')}::${record}: ${error.message}`;
      throw new StepError(text, `failed to compute cache key: ${text}`);
    }
  }

  tree(source: CopySource): FileTree {
    if (source.kind === 'context') return this.input.files.tree;
    if (source.kind === 'stage') return this.#stageTree(source.stage);
    return this.#kept(`inline ${source.name} ${source.data}`, () => {
      const mtime = Math.floor(this.input.internals.clock.now() / 1000);
      const tree = overlayTree([]);
      tree.writeFile(`/${source.name}`, strToU8(source.data), { mode: 0o644, uid: 0, gid: 0, mtime });
      return tree;
    });
  }

  mountSource(mount: RunMount): { readonly tree: FileTree; readonly root: string } {
    const root = `/${mount.source.replace(/^\/+/, '')}`;
    return { tree: mount.from ? this.#stageTree(mount.from) : this.input.files.tree, root };
  }

  /** A tree on a stack, to be changed by a step. */
  writable(chainId: ChainID | undefined): OverlayTree {
    const { clock, layers } = this.input.internals;
    return overlayTree(layers.changesets(chainId), { now: () => Math.floor(clock.now() / 1000) });
  }

  #stageTree(stage: BuildStage): FileTree {
    const chainId = this.input.chainOf(stage);
    return this.#kept(`chain ${chainId ?? ''}`, () => overlayTree(this.input.internals.layers.changesets(chainId), { readOnly: true }));
  }

  #kept(id: string, make: () => FileTree): FileTree {
    const tree = this.#trees.get(id) ?? make();
    this.#trees.set(id, tree);
    return tree;
  }
}
