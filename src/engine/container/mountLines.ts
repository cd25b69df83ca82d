import type { MachineSettings } from '../machineSettings';
import type { StoredLayer } from '../layer/layerStore';
import type { StoredContainer } from './containerStore';
import { MACHINE_FILES } from './machineFiles';
import type { MountLine } from './processMachine';

const KERNEL = 'nosuid,nodev,noexec,relatime';

/**
 * What is mounted in a container, in the order of the runtime (moby oci/defaults.go, DefaultMounts; recording 29.7.2/03 step 101).
 * Simplified: what covers parts of /proc and /sys is left out.
 */
export function mountLines(
  { snapshots, settings, mounts }: StoredContainer,
  layers: readonly StoredLayer[],
  { containerdRoot, disk }: MachineSettings,
): readonly MountLine[] {
  const folder = (snapshot: number, part: string): string =>
    `${containerdRoot}/io.containerd.snapshotter.v1.overlayfs/snapshots/${String(snapshot)}/${part}`;
  const lower = [snapshots.init, ...layers.map(({ snapshot }) => snapshot).reverse()].map((snapshot) => folder(snapshot, 'fs')).join(':');
  const upper = `upperdir=${folder(snapshots.own, 'fs')},workdir=${folder(snapshots.own, 'work')}`;
  const access = settings.readOnly ? 'ro' : 'rw';
  const onDisk = (target: string, readOnly: boolean): MountLine => {
    const options = readOnly ? disk.options.replace(/^rw\b/, 'ro') : disk.options;
    return { device: disk.device, target, type: disk.fileSystem, options };
  };
  return [
    { device: 'overlay', target: '/', type: 'overlay', options: `${access},relatime,lowerdir=${lower},${upper}` },
    { device: 'proc', target: '/proc', type: 'proc', options: `rw,${KERNEL}` },
    { device: 'tmpfs', target: '/dev', type: 'tmpfs', options: 'rw,nosuid,size=65536k,mode=755' },
    { device: 'devpts', target: '/dev/pts', type: 'devpts', options: 'rw,nosuid,noexec,relatime,gid=5,mode=620,ptmxmode=666' },
    { device: 'sysfs', target: '/sys', type: 'sysfs', options: `ro,${KERNEL}` },
    { device: 'cgroup', target: '/sys/fs/cgroup', type: 'cgroup2', options: `ro,${KERNEL}` },
    { device: 'mqueue', target: '/dev/mqueue', type: 'mqueue', options: `rw,${KERNEL}` },
    { device: 'shm', target: '/dev/shm', type: 'tmpfs', options: `rw,${KERNEL},size=65536k` },
    ...mounts.map(({ type, destination, readOnly }) =>
      type === 'tmpfs'
        ? { device: 'tmpfs', target: destination, type: 'tmpfs', options: `${readOnly ? 'ro' : 'rw'},${KERNEL}` }
        : onDisk(destination, readOnly),
    ),
    ...MACHINE_FILES.map((name) => onDisk(`/etc/${name}`, false)),
  ];
}
