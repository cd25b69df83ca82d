import type { ContainerRecord } from '../../../engine/api';
import { portKey } from '../../../engine/container/ports';
import type { PortBinding } from '../../../engine/container/ports';
import { sortedKeys } from '../../format/goJson';

const MASKED = ['acpi', 'asound', 'interrupts', 'kcore', 'keys', 'latency_stats', 'sched_debug', 'scsi', 'timer_list', 'timer_stats'];
const READ_ONLY = ['bus', 'fs', 'irq', 'sys', 'sysrq-trigger'];

/** Bindings by container port, as Docker's `PortMap`. */
export function portMap(bindings: readonly PortBinding[], addresses: (binding: PortBinding) => readonly string[]): Record<string, unknown> {
  const map: Record<string, { HostIp: string; HostPort: string }[]> = {};
  for (const binding of bindings) {
    const key = portKey(binding.containerPort, binding.protocol);
    const port = binding.hostPort === 0 ? '' : String(binding.hostPort);
    map[key] = [...(map[key] ?? []), ...addresses(binding).map((ip) => ({ HostIp: ip, HostPort: port }))];
  }
  return sortedKeys(map);
}

/** Everything that is not simulated has the value that Docker gives by default (recording 29.7.2/03 step 34). */
export function hostConfig({ settings, mounts }: ContainerRecord): Record<string, unknown> {
  const binds = mounts.flatMap(({ spec }) => (spec === undefined ? [] : [spec]));
  const tmpfs = mounts.filter(({ type }) => type === 'tmpfs').map(({ destination }) => [destination, ''] as const);
  return {
    Binds: binds.length === 0 ? null : binds,
    ContainerIDFile: '',
    LogConfig: { Type: 'json-file', Config: {} },
    NetworkMode: settings.network,
    PortBindings: portMap(settings.ports, ({ hostIp }) => [hostIp]),
    RestartPolicy: { Name: settings.restart.name, MaximumRetryCount: settings.restart.maximumRetries },
    AutoRemove: settings.remove,
    VolumeDriver: '',
    VolumesFrom: null,
    ConsoleSize: [0, 0],
    CapAdd: null,
    CapDrop: null,
    CgroupnsMode: 'host',
    Dns: null,
    DnsOptions: [],
    DnsSearch: [],
    ExtraHosts: null,
    GroupAdd: null,
    IpcMode: 'private',
    Cgroup: '',
    Links: null,
    OomScoreAdj: 0,
    PidMode: '',
    Privileged: false,
    PublishAllPorts: settings.publishAll,
    ReadonlyRootfs: settings.readOnly,
    SecurityOpt: null,
    ...(tmpfs.length === 0 ? {} : { Tmpfs: Object.fromEntries(tmpfs) }),
    UTSMode: '',
    UsernsMode: '',
    ShmSize: 64 * 1024 * 1024,
    Runtime: 'runc',
    ...(settings.init ? { Init: true } : {}),
    Isolation: '',
    CpuShares: 0,
    Memory: 0,
    NanoCpus: 0,
    CgroupParent: '',
    BlkioWeight: 0,
    BlkioWeightDevice: [],
    BlkioDeviceReadBps: [],
    BlkioDeviceWriteBps: [],
    BlkioDeviceReadIOps: [],
    BlkioDeviceWriteIOps: [],
    CpuPeriod: 0,
    CpuQuota: 0,
    CpuRealtimePeriod: 0,
    CpuRealtimeRuntime: 0,
    CpusetCpus: '',
    CpusetMems: '',
    Devices: [],
    DeviceCgroupRules: null,
    DeviceRequests: null,
    MemoryReservation: 0,
    MemorySwap: 0,
    MemorySwappiness: null,
    OomKillDisable: false,
    PidsLimit: null,
    Ulimits: [],
    CpuCount: 0,
    CpuPercent: 0,
    IOMaximumIOps: 0,
    IOMaximumBandwidth: 0,
    MaskedPaths: [...MASKED.map((name) => `/proc/${name}`), '/sys/devices/virtual/powercap', '/sys/firmware'],
    ReadonlyPaths: READ_ONLY.map((name) => `/proc/${name}`),
  };
}
