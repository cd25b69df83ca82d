import { strFromU8, strToU8 } from 'fflate';
import type { Cancellation } from '../clock';
import type { ProcessResult } from '../container/process';
import { overlayTree } from '../filetree/overlay';
import type { OverlayTree } from '../filetree/overlay';
import type { FileTree } from '../filetree/tree';
import type { EngineInternals } from '../internals';
import type { Changeset } from '../layer/changeset';
import { snapshotUsage } from '../layer/snapshotUsage';
import { runsOn } from '../oci/platform';
import { cacheMountRecord } from './cache';
import { durations } from './durations';
import { mountedTree } from './mountedTree';
import type { TreeMount } from './mountedTree';
import { homeOf } from './owner';
import type { VertexProgress } from './progress';
import type { RunMount, RunStep } from './step';

/** Directories that a cache mount keeps from build to build; one set for each machine. */
const cacheMounts = new WeakMap<EngineInternals['buildCache'], Map<string, OverlayTree>>();

/** Contents of secrets by ID. */
export type BuildSecrets = ReadonlyMap<string, Uint8Array>;

/** Runs the process of a RUN on a tree that it may change. Its output goes to the vertex. */
export async function runProcess(
  internals: EngineInternals,
  step: RunStep,
  tree: FileTree,
  mountSource: MountSource,
  secrets: BuildSecrets,
  vertex: VertexProgress,
  cancellation: Cancellation | undefined,
): Promise<ProcessResult> {
  const mounts: TreeMount[] = step.mounts.flatMap((mount) => treeMount(internals, mount, mountSource, secrets) ?? []);
  if (step.script) mounts.push(scriptMount(step.script));
  prepareContainer(tree);
  const stubs = makeMountPoints(tree, mounts);
  await vertex.progress.pass(durations.containerStart);
  const home = step.env.some((line) => line.startsWith('HOME=')) ? [] : [`HOME=${homeOf(tree, step.user)}`];
  const env = [...step.env, ...step.proxies, ...secretVariables(step.mounts, secrets), ...home];
  const result = await internals.processes.run(
    {
      argv: step.argv,
      env,
      workingDirectory: step.workingDirectory,
      user: step.user,
      hostname: 'buildkitsandbox',
      isForeign: !runsOn(internals.platform, step.programs),
    },
    mountedTree(tree, mounts),
    {
      stdout: (text) => {
        vertex.log('stdout', text);
      },
      stderr: (text) => {
        vertex.log('stderr', text);
      },
    },
    internals.clock,
    cancellation,
  );
  for (const stub of stubs) removeStub(tree, stub);
  for (const mount of step.mounts.filter(({ type }) => type === 'cache')) {
    const kept = cacheMounts.get(internals.buildCache)?.get(mount.id);
    const bytes = kept === undefined ? 0 : snapshotUsage(kept.changeset());
    cacheMountRecord(internals, mount.id, `cached mount ${mount.target} from exec ${step.argv.join(' ')}`, bytes);
  }
  return result;
}

/**
 * Disk blocks, in bytes, that a RUN leaves in BuildKit's own snapshot beside its layer: the directory in which the runtime made
 * /etc/resolv.conf for the time being, where the image has no such file (recording 29.7.2/06 step 9: 4,096 more than the layer).
 */
export function containerStubBytes(changeset: Changeset, below: FileTree): number {
  const hasEtc = changeset.entries.some(({ path }) => path === 'etc' || path.startsWith('etc/'));
  return hasEtc || below.lstat('/etc/resolv.conf') !== undefined ? 0 : 4096;
}

type MountSource = (mount: RunMount) => { readonly tree: FileTree; readonly root: string };

/**
 * What the container runtime leaves in the file system of every RUN: mount points of /dev, /proc and /sys where the image has none, and
 * a touched /etc where it has to make /etc/hosts for the time being (corpora/layer-diff-cases.json; alpine has the file and shows no
 * /etc in its layers, recording 29.7.2/05 step 8).
 */
function prepareContainer(tree: FileTree): void {
  for (const path of ['/dev', '/proc', '/sys']) {
    if (tree.lstat(path) === undefined) tree.makeDirectory(path, { mode: 0o755 });
  }
  const etc = tree.lstat('/etc');
  if (etc === undefined) tree.makeDirectory('/etc', { mode: 0o755 });
  else if (etc.type === 'directory' && tree.lstat('/etc/hosts') === undefined) tree.touch('/etc', etc.mtime);
}

function treeMount(internals: EngineInternals, mount: RunMount, mountSource: MountSource, secrets: BuildSecrets): TreeMount | undefined {
  switch (mount.type) {
    case 'cache': {
      const kept = cacheMounts.get(internals.buildCache) ?? new Map<string, OverlayTree>();
      cacheMounts.set(internals.buildCache, kept);
      const tree = kept.get(mount.id) ?? emptyTree(internals);
      kept.set(mount.id, tree);
      return { target: mount.target, tree, root: '/' };
    }
    case 'tmpfs':
      return { target: mount.target, tree: emptyTree(internals), root: '/' };
    case 'bind':
      return { target: mount.target, ...mountSource(mount) };
    case 'secret': {
      const secret = secrets.get(mount.id);
      return secret === undefined || !mount.asFile ? undefined : secretMount(mount.target, secret);
    }
    // Not given to this build, and not required: Docker mounts nothing then.
    case 'ssh':
      return undefined;
  }
}

function secretVariables(mounts: readonly RunMount[], secrets: BuildSecrets): readonly string[] {
  return mounts.flatMap(({ type, id, env }) => {
    const secret = type === 'secret' && env !== undefined ? secrets.get(id) : undefined;
    return secret === undefined ? [] : [`${env ?? ''}=${strFromU8(secret)}`];
  });
}

/** A file of its own at the target, readable by root alone. */
function secretMount(target: string, bytes: Uint8Array): TreeMount {
  const tree = overlayTree([]);
  tree.writeFile('/secret', { kind: 'bytes', bytes }, { mode: 0o400, uid: 0, gid: 0, mtime: 0 });
  return { target, tree, root: '/secret' };
}

function emptyTree(internals: EngineInternals): OverlayTree {
  return overlayTree([], { now: () => Math.floor(internals.clock.now() / 1000) });
}

function scriptMount(script: NonNullable<RunStep['script']>): TreeMount {
  const tree = overlayTree([]);
  const content = { kind: 'bytes', bytes: strToU8(script.data) } as const;
  tree.writeFile(`/${script.name}`, content, { mode: 0o755, uid: 0, gid: 0, mtime: 0 });
  return { target: script.path.slice(0, -script.name.length - 1), tree, root: '/' };
}

/** Makes what is missing of the mount points, and says what that was, deepest last. */
function makeMountPoints(tree: FileTree, mounts: readonly TreeMount[]): { path: string; parent: string; mtime: number }[] {
  const made: { path: string; parent: string; mtime: number }[] = [];
  for (const { target } of mounts) {
    const parts = target.split('/').filter((part) => part !== '');
    parts.forEach((_, i) => {
      const path = `/${parts.slice(0, i + 1).join('/')}`;
      if (tree.stat(path) !== undefined) return;
      const parent = `/${parts.slice(0, i).join('/')}`;
      made.push({ path, parent, mtime: tree.stat(parent)?.mtime ?? 0 });
      tree.makeDirectory(path, { mode: 0o755 });
    });
  }
  return made.reverse();
}

function removeStub(tree: FileTree, stub: { readonly path: string; readonly parent: string; readonly mtime: number }): void {
  if (tree.lstat(stub.path)?.type !== 'directory' || tree.readDirectory(stub.path).length > 0) return;
  tree.remove(stub.path, { recursive: true });
  tree.touch(stub.parent, stub.mtime);
}
