/** Images of real bytes for tests, and the ways they travel. */
import type { BuildOptions } from '../../src/engine/api';
import { overlayTree } from '../../src/engine/filetree/overlay';
import { archiveFiles, tarEntries } from '../../src/engine/image/archive/archiveFiles';
import { concatenate } from '../../src/engine/filetree/content';
import { tagNameOnly } from '../../src/engine/reference/parse';
import { reference } from './machine';
import type { Machine } from './machine';

/** Builds from scratch; an image has as many layers as there are files, with the provenance that BuildKit adds. */
export async function build(made: Machine, name: string, files: Readonly<Record<string, string>>): Promise<void> {
  const tree = overlayTree([]);
  tree.makeDirectory('/context');
  const options: BuildOptions = {
    names: [tagNameOnly(reference(name))],
    dockerfile: ['FROM scratch', ...Object.keys(files).map((path) => `COPY ${path} /${path}`)].join('\n'),
    dockerfileName: 'Dockerfile',
  };
  for (const [path, text] of Object.entries(files)) {
    tree.writeFile(`/context/${path}`, new TextEncoder().encode(text));
  }
  await made.engine.build({ tree, root: '/context' }, options);
}

export async function saved(made: Machine, ...names: readonly string[]): Promise<Uint8Array> {
  return concatenate((await made.engine.save(names)).chunks());
}

export function textFile(archive: Uint8Array, path: string): string {
  return new TextDecoder().decode(archiveFiles(tarEntries(archive)).get(path));
}

export function filesOf(archive: Uint8Array): ReadonlyMap<string, Uint8Array> {
  return archiveFiles(tarEntries(archive));
}
