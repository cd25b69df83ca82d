import { usualMachine } from '../../src/engine/machineSettings';
import type { MachineSettings } from '../../src/engine/machineSettings';

/**
 * The machine of the recordings: dockerd was given other directories and started containerd itself, the disk and the kernel are a small
 * virtual machine's (29.7.2/03 steps 24, 34, 101, 102 and 104). Nothing of it is Docker's choice.
 */
export const recordingRig: MachineSettings = {
  ...usualMachine,
  dataRoot: '/var/lib/dk/data',
  execRoot: '/var/lib/dk/exec',
  containerdRoot: '/var/lib/dk/data/containerd/daemon',
  // Of 13 characters: resolv.conf has 223 bytes (step 24), while step 100, an artefact, shows an address that was put in its place.
  nameServer: '192.168.100.1',
  execUmask: 0,
  disk: {
    device: '/dev/vda',
    fileSystem: 'ext4',
    options: 'rw,relatime,discard,resv_strict,resuid=65534,resgid=65534',
    kibibytes: { size: 252 * 1024 * 1024, used: 38 * 1024 * 1024, available: 63.5 * 1024 * 1024 },
  },
  hasKcore: false,
};
