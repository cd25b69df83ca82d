import type { DiskView } from '../../session/worldView';
import { humanSize } from '../size';

export type DiskPartName = 'content' | 'unpacked' | 'containers' | 'volumes' | 'buildCache';

export interface DiskPart {
  readonly name: DiskPartName;
  readonly label: string;
  readonly bytes: number;
  /** What it is, one sentence. */
  readonly meaning: string;
}

/** What lies on the disk, in the order of the bar: images first, so that what sharing saves can be measured from the left. */
export function diskParts(disk: DiskView): readonly DiskPart[] {
  return [
    {
      name: 'content',
      label: 'Image content',
      bytes: disk.content,
      meaning: 'Compressed layers and documents of images, as they travelled.',
    },
    {
      name: 'unpacked',
      label: 'Unpacked layers',
      bytes: disk.unpacked,
      meaning: 'The layers of images again, unpacked for use, each once.',
    },
    {
      name: 'containers',
      label: 'Containers',
      bytes: disk.containers,
      meaning: 'Writable layers: what containers wrote over their images.',
    },
    { name: 'volumes', label: 'Volumes', bytes: disk.volumes, meaning: 'Data that outlives its container.' },
    {
      name: 'buildCache',
      label: 'Build cache',
      bytes: disk.buildCache,
      meaning: 'Results of build steps, kept in case that a build asks for them again.',
    },
  ];
}

export function diskTotal(disk: DiskView): number {
  return diskParts(disk).reduce((sum, part) => sum + part.bytes, 0);
}

/** Bytes that images would take more if nothing were shared; never below 0. */
export function savedBySharing(disk: DiskView): number {
  return Math.max(0, disk.withoutSharing - disk.content - disk.unpacked);
}

/** "1.9GB on disk; images without a container hold 430MB alone; sharing saves 650MB" */
export function diskSummary(disk: DiskView): string {
  const total = diskTotal(disk);
  if (total === 0) return 'nothing on disk yet';
  const parts = [`${humanSize(total)} on disk`];
  if (disk.reclaimableImages > 0) parts.push(`${humanSize(disk.reclaimableImages)} of it images that no container uses`);
  if (savedBySharing(disk) > 0) parts.push(`sharing saves ${humanSize(savedBySharing(disk))}`);
  return parts.join('; ');
}
