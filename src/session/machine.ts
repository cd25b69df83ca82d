import { containerNameWords } from '../catalogue/containerNames';
import { createDocker } from '../cli/docker';
import type { Engine } from '../engine/api';
import type { Clock } from '../engine/clock';
import { createEngine } from '../engine/engine';
import type { FileTree } from '../engine/filetree/tree';
import { linuxAmd64 } from '../engine/oci/platform';
import type { Profile } from '../engine/profile';
import type { RegistryDirectory } from '../engine/registry/registry';
import { createShell } from '../shell/createShell';
import { createProcessRunner } from '../shell/processes';
import type { Shell } from '../shell/shell';
import { createHome, home, writeFiles } from './learnerHome';
import { laptopSpeeds } from './speeds';
import { MachineViewer } from './machineViewer';

export interface Machine {
  readonly name: string;
  readonly engine: Engine;
  /** The learner's own files, home `/home/you`. */
  readonly files: FileTree;
  readonly shell: Shell;
  readonly viewer: MachineViewer;
}

export interface MachineOptions {
  readonly clock: Clock;
  /** Files of the learner's home: path relative to it, content. */
  readonly files: Readonly<Record<string, string>>;
  readonly profile: Profile;
  readonly registries: RegistryDirectory;
}

/** A machine with an empty image store and a shell in the learner's home. Its name seeds its identifiers. */
export function createMachine(name: string, { clock, files, profile, registries }: MachineOptions): Machine {
  const tree = createHome(clock);
  writeFiles(tree, files, clock);
  const processes = createProcessRunner();
  const engine = createEngine({
    profile,
    clock,
    platform: linuxAmd64,
    registries,
    processes,
    speeds: laptopSpeeds,
    seed: name,
    containerNames: containerNameWords(),
  });
  const docker = createDocker(engine, tree);
  const shell = createShell({
    files: tree,
    programs: [docker],
    clock,
    home,
    user: 'you',
    hostname: name,
    network: engine.container.network,
  });
  return { name, engine, files: tree, shell, viewer: new MachineViewer(name, engine) };
}
