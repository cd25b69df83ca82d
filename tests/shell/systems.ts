import { catalogueHub } from '../../src/catalogue/catalogue';
import { SimulatedClock } from '../../src/engine/clock';
import { overlayTree } from '../../src/engine/filetree/overlay';
import type { FileTree } from '../../src/engine/filetree/tree';
import type { ProcessResult, ProcessSpec } from '../../src/engine/container/process';
import type { ImageIndex } from '../../src/engine/oci/imageIndex';
import type { Manifest } from '../../src/engine/oci/manifest';
import { isIndexType } from '../../src/engine/oci/mediaType';
import { createProcessRunner } from '../../src/shell/processes';

export const hub = catalogueHub();
export const newClock = (): SimulatedClock => new SimulatedClock(Date.parse('2026-11-23T09:00:00Z'));
const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** A container's tree on a catalogue image. */
export function imageTree(name: string, clock: SimulatedClock): FileTree {
  const [repository = '', tag = 'latest'] = name.split(':');
  const target = hub.resolve({ domain: 'docker.io', path: `library/${repository}`, tag });
  if (target === undefined) throw new Error(`${name} is not in the catalogue`);
  const top = hub.document(target.digest)?.value;
  const manifest = (
    isIndexType(target.mediaType) ? hub.document((top as ImageIndex).manifests[0]?.digest ?? target.digest)?.value : top
  ) as Manifest;
  const changesets = manifest.layers.map(({ digest }) => hub.layer(digest)?.changeset ?? { entries: [] });
  return overlayTree(changesets, { now: () => Math.floor(clock.now() / 1000) });
}

export interface Ran {
  readonly result: ProcessResult;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds after the start, and what was printed then. */
  readonly timed: readonly (readonly [number, string])[];
  readonly tree: FileTree;
}

export async function runIn(
  image: string | FileTree,
  argv: readonly string[],
  spec: Partial<ProcessSpec> = {},
  clock = newClock(),
): Promise<Ran> {
  const tree = typeof image === 'string' ? imageTree(image, clock) : image;
  const timed: (readonly [number, string])[] = [];
  const start = clock.now();
  let stdout = '';
  let stderr = '';
  const result = await createProcessRunner().run(
    { argv, workingDirectory: '/', user: '', hostname: 'abc', ...spec, env: [PATH, ...(spec.env ?? []), 'HOME=/root'] },
    tree,
    {
      stdout: (text) => {
        stdout += text;
        timed.push([clock.now() - start, text]);
      },
      stderr: (text) => {
        stderr += text;
        timed.push([clock.now() - start, text]);
      },
    },
    clock,
  );
  return { result, stdout, stderr, timed, tree };
}

/** `RUN` in shell form. */
export const shell = (script: string): readonly string[] => ['/bin/sh', '-c', script];
