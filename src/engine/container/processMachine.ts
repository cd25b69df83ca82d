/** What a process in a container can learn of the machine around it. */
import type { DiskSettings } from '../machineSettings';

/** One line of `mount`. */
export interface MountLine {
  readonly device: string;
  /** Absolute. */
  readonly target: string;
  readonly type: string;
  readonly options: string;
}

/** A process as `ps` in the container shows it. */
export interface ListedProcess {
  /** In the container's own numbering. */
  readonly pid: number;
  readonly user: string;
  readonly argv: readonly string[];
}

export interface ProcessMachine {
  /** Outermost first, as the kernel lists them. */
  readonly mounts: readonly MountLine[];
  /** Those of the container that this process is in, itself included, without what it has begun. */
  list(): readonly ListedProcess[];
  /** A number for a process that this one begins. */
  fork(): number;
  /** This process runs another program from now on. */
  become(argv: readonly string[]): void;
  readonly disk: DiskSettings;
  /** Of the whole machine. */
  readonly processes: number;
  /** Bytes on disk of a directory's extended attributes, where they outgrow its inode; else 0. The path is absolute. */
  attributeBytes(path: string): number;
}
