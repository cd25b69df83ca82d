/** Machines for property tests: cheap to make, all behind one hub; private registries are each machine's own. */
import { createDocker } from '../../src/cli/docker';
import type { BuildOptions, Engine, ImageRecord } from '../../src/engine/api';
import { SimulatedClock } from '../../src/engine/clock';
import { assemble } from '../../src/engine/engine';
import { overlayTree } from '../../src/engine/filetree/overlay';
import type { OverlayTree } from '../../src/engine/filetree/overlay';
import type { EngineInternals } from '../../src/engine/internals';
import { linuxAmd64 } from '../../src/engine/oci/platform';
import { docker29 } from '../../src/engine/profile';
import { memoryRegistry, registryDirectory } from '../../src/engine/registry/memoryRegistry';
import { privateRegistries } from '../../src/session/privateRegistries';
import { createShell } from '../../src/shell/createShell';
import { createProcessRunner } from '../../src/shell/processes';
import type { Shell } from '../../src/shell/shell';
import { reference } from '../engine/machine';
import { hubData } from '../engine/recordedHub';

const hub = memoryRegistry(hubData());

export interface PropertyMachine {
  readonly engine: Engine;
  readonly internals: EngineInternals;
  readonly clock: SimulatedClock;
  readonly files: OverlayTree;
}

export function machine(seed = 'property'): PropertyMachine {
  const clock = new SimulatedClock(Date.parse('2026-11-23T05:14:00Z'));
  const { engine, internals } = assemble({
    profile: docker29,
    clock,
    platform: linuxAmd64,
    registries: registryDirectory({ 'docker.io': hub, ...Object.fromEntries(privateRegistries().map((one) => [one.host, one])) }),
    processes: createProcessRunner(),
    speeds: { downloadBytesPerSecond: 5_000_000, latencyMs: 20, unpackBytesPerSecond: 20_000_000 },
    seed,
  });
  const files = overlayTree([], { now: () => Math.floor(clock.now() / 1000) });
  files.makeDirectory('/work', { recursive: true });
  return { engine, internals, clock, files };
}

/** A machine with a prompt in `/root`; the real command line and the real shell. */
export function machineWithShell(): PropertyMachine & { readonly shell: Shell } {
  const made = machine();
  const { engine, files, clock } = made;
  for (const directory of ['/root', '/tmp', '/etc']) files.makeDirectory(directory, { recursive: true });
  const shell = createShell({ files, programs: [createDocker(engine, files)], clock, home: '/root', user: 'root', hostname: 'laptop' });
  return { ...made, shell };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Writes files of the context `/work`; parents are made. */
export function write(files: OverlayTree, contents: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(contents)) {
    const whole = `/work/${path}`;
    files.makeDirectory(whole.slice(0, whole.lastIndexOf('/')), { recursive: true });
    files.writeFile(whole, bytes(text));
  }
}

export async function build(
  { engine, files }: PropertyMachine,
  lines: readonly string[],
  options: Partial<BuildOptions> & { readonly name?: string } = {},
): Promise<ImageRecord> {
  const { name = 'app:1', ...rest } = options;
  const { image } = await engine.build(
    { tree: files, root: '/work' },
    { names: [reference(name)], dockerfile: `${lines.join('\n')}\n`, dockerfileName: 'Dockerfile', ...rest },
  );
  return image;
}

export const silent = { stdout: () => undefined, stderr: () => undefined };

export { reference };
