import { usualMachine } from '../../src/engine/machineSettings';
import type { MachineSettings } from '../../src/engine/machineSettings';

/**
 * The machine of the recordings: dockerd was given other directories and started containerd itself, the disk and the kernel are a small
 * virtual machine's (29.7.2/03 steps 24, 34, 101, 102 and 104). Nothing of it is Docker's choice.
 */
const recordingRig: MachineSettings = {
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

/**
 * When dockerd of the 29.7.2 recordings started, in the time of our replays. No recording says so; it follows from 05 step 80: the builder
 * looks through its cache 61 seconds after the start (see `src/engine/build/collector.ts`), and only if that came while the first RUN of
 * step 4 was being done are the records shared that were. Sessions ran one after the other on one daemon: the first image of 01 is from
 * 05:14:10, step 4 of 05 from 05:15:07.
 */
const daemonStarted = Date.parse('2026-11-23T05:14:05.930Z');

/** The machine at the beginning of a session. `recordedStart` when the recording says when that was. */
export function rigAt(recordedStart: number | undefined): MachineSettings {
  const upFor = recordedStart === undefined ? -1 : recordedStart - daemonStarted;
  return upFor < 0 ? recordingRig : { ...recordingRig, daemonUpForMs: upFor };
}
