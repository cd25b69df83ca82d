import type { Clock } from '../engine/clock';
import type { ProcessNetwork } from '../engine/container/process';
import type { FileTree } from '../engine/filetree/tree';
import type { ShellProgram } from './shell';

export interface ShellOptions {
  /** The machine's files; the home directory is made when it is missing. */
  readonly files: FileTree;
  /** Found beside bash's own commands; `argv` is what follows the name. */
  readonly programs: readonly ShellProgram[];
  readonly clock: Clock;
  /** Absolute. */
  readonly home: string;
  readonly user: string;
  readonly hostname: string;
  /** The machine's ports; without it nothing can be reached. */
  readonly network?: Pick<ProcessNetwork, 'request'>;
}
