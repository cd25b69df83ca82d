import { SimulatedClock } from '../../src/engine/clock';
import { assemble } from '../../src/engine/engine';
import { overlayTree } from '../../src/engine/filetree/overlay';
import type { OverlayTree } from '../../src/engine/filetree/overlay';
import type { Engine } from '../../src/engine/api';
import type { EngineInternals } from '../../src/engine/internals';
import { linuxAmd64 } from '../../src/engine/oci/platform';
import { docker29 } from '../../src/engine/profile';
import { registryDirectory } from '../../src/engine/registry/memoryRegistry';
import { reference } from '../engine/machine';

/** A machine that reaches no registry and runs no process: what is measured is the engine alone. */
export function bareMachine(): { readonly engine: Engine; readonly internals: EngineInternals; readonly files: OverlayTree } {
  const clock = new SimulatedClock(Date.parse('2026-11-23T05:14:00Z'));
  const made = assemble({
    profile: docker29,
    clock,
    platform: linuxAmd64,
    registries: registryDirectory({}),
    processes: { run: () => Promise.resolve({ kind: 'exited', exitCode: 0 }) },
    speeds: { downloadBytesPerSecond: 1e7, latencyMs: 1, unpackBytesPerSecond: 1e8 },
    seed: 'bench',
  });
  const files = overlayTree([], { now: () => Math.floor(clock.now() / 1000) });
  files.makeDirectory('/work');
  return { ...made, files };
}

export async function buildHere(
  machine: { readonly engine: Engine; readonly files: OverlayTree },
  dockerfile: string,
  name: string,
): Promise<void> {
  await machine.engine.build(
    { tree: machine.files, root: '/work' },
    { names: [reference(name)], dockerfile, dockerfileName: 'Dockerfile' },
  );
}
