/** What a process in a container can learn of the machine around it. */
import type { DiskSettings } from '../machineSettings';

export interface ProcessMachine {
  readonly disk: DiskSettings;
  /** Of the whole machine. */
  readonly processes: number;
  /** Bytes on disk of a directory's extended attributes, where they outgrow its inode; else 0. The path is absolute. */
  attributeBytes(path: string): number;
}
