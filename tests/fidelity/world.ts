import { createDocker } from '../../src/cli/docker';
import { SimulatedClock } from '../../src/engine/clock';
import type { Clock } from '../../src/engine/clock';
import { createEngine } from '../../src/engine/engine';
import { overlayTree } from '../../src/engine/filetree/overlay';
import type { FileTree } from '../../src/engine/filetree/tree';
import { linuxAmd64 } from '../../src/engine/oci/platform';
import { docker29 } from '../../src/engine/profile';
import type { Profile } from '../../src/engine/profile';
import { registryDirectory } from '../../src/engine/registry/memoryRegistry';
import { containerNameWords } from '../../src/catalogue/containerNames';
import { createShell } from '../../src/shell/createShell';
import { createProcessRunner } from '../../src/shell/processes';
import type { Shell } from '../../src/shell/shell';
import type { Hub } from './hub';
import type { Pushed } from './pushedBefore';
import { rigAt } from './recordingRig';

export interface World {
  readonly shell: Shell;
  readonly files: FileTree;
  readonly clock: Clock;
  readonly home: string;
}

export interface SessionStart {
  readonly at: number;
  /** Times in the recording say so. */
  readonly isRecorded: boolean;
  /** Downloads were slowed down so that their progress can be seen. */
  readonly isThrottled: boolean;
}

/** Home of whoever recorded the sessions (recording 29.7.2/03 step 82). */
const HOME = '/root';

/** The rig's registry, which takes pushes (fidelity README, top). */
export const LOCAL_REGISTRY = '127.0.0.1:5055';

/**
 * A machine with nothing on it, for one recording; the same registry answers for Docker Hub and for the local address, where earlier
 * recordings have left what they pushed.
 */
export function createWorld(hub: Hub, profile: Profile, start: SessionStart, pushed: Pushed = {}): World {
  const clock = new SimulatedClock(start.at);
  const registry = hub.registry('docker.io');
  const engine = createEngine({
    profile,
    clock,
    platform: linuxAmd64,
    registries: registryDirectory(
      { 'docker.io': registry, [LOCAL_REGISTRY]: hub.registry(LOCAL_REGISTRY, pushed) },
      { standsFor: (digest) => hub.standsFor(digest) },
    ),
    processes: createProcessRunner(),
    // The registry was beside the machine (05 step 23: 2.23 MB in less than 0.05 s) unless it was held back (08, about).
    speeds: { downloadBytesPerSecond: start.isThrottled ? 5_000_000 : 50_000_000, latencyMs: 20, unpackBytesPerSecond: 20_000_000 },
    seed: 'fidelity',
    containerNames: containerNameWords(),
    // The recording machine had no docker-proxy, so that no port could be published (fidelity README, oddities of the rig; 29.7.2/03 step 65).
    hasPortProxy: false,
    machine: rigAt(start.isRecorded ? start.at : undefined),
  });
  const files = overlayTree([], { now: () => Math.floor(clock.now() / 1000) });
  for (const directory of [HOME, '/tmp', '/etc']) files.makeDirectory(directory, { recursive: true });
  const shell = createShell({
    files,
    programs: [createDocker(engine, files)],
    clock,
    home: HOME,
    user: 'root',
    hostname: 'laptop',
    network: engine.container.network,
  });
  return { shell, files, clock, home: HOME };
}

export function profileNamed(name: string): Profile {
  if (name !== docker29.name) throw new Error(`unknown profile "${name}"; there is ${docker29.name}`);
  return docker29;
}
