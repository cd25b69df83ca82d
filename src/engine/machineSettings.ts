/** What of a machine Docker shows but does not decide: where its daemons were told to keep things, and what the kernel says. */
export interface MachineSettings {
  /** `dockerd --data-root`. */
  readonly dataRoot: string;
  /** `dockerd --exec-root`. */
  readonly execRoot: string;
  /** `containerd --root`; a containerd that dockerd starts itself has one below the data root. */
  readonly containerdRoot: string;
  /** Of the machine's own /etc/resolv.conf. */
  readonly nameServer: string;
  /**
   * Permission bits that new files of `docker exec` lack. It comes from whoever started containerd: systemd gives it 0o022, dockerd, which
   * starts it where there is no service, its own 0 (moby cmd/dockerd, setDefaultUmask; recording 29.7.2/03 step 24). The first process of
   * a container gets 0o022 from runc on every machine.
   */
  readonly execUmask: number;
  readonly disk: DiskSettings;
  /** How long dockerd has been running when the machine is made. */
  readonly daemonUpForMs: number;
  /** Processes of the whole machine, which the kernel counts as links of /proc, in a container as well. */
  readonly processes: number;
  /** The kernel offers /proc/kcore; runc then makes /dev/core. */
  readonly hasKcore: boolean;
}

/** The disk that Docker's directories are on. */
export interface DiskSettings {
  readonly device: string;
  readonly fileSystem: string;
  /** Of the mount, as `mount` prints them. */
  readonly options: string;
  /** 1,024 bytes each. `used` and `available` are less than `size` together: ext4 keeps some back. */
  readonly kibibytes: { readonly size: number; readonly used: number; readonly available: number };
}

/** Docker as its packages install it; disk and kernel are those of a modest virtual machine, stated. */
export const usualMachine: MachineSettings = {
  dataRoot: '/var/lib/docker',
  execRoot: '/var/run/docker',
  containerdRoot: '/var/lib/containerd',
  // Of a range kept for documentation, as there is none here.
  nameServer: '192.0.2.53',
  execUmask: 0o022,
  disk: {
    device: '/dev/vda1',
    fileSystem: 'ext4',
    options: 'rw,relatime',
    kibibytes: { size: 61_608_748, used: 9_437_184, available: 49_011_276 },
  },
  daemonUpForMs: 3_600_000,
  processes: 112,
  hasKcore: true,
};
