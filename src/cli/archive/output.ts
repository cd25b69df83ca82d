import { concatenate } from '../../engine/filetree/content';
import { FileError } from '../../engine/filetree/tree';
import type { Invocation } from '../command/command';
import { CommandFailure } from '../command/failure';
import { hostOwner } from '../command/hostOwner';
import { resolvePath } from '../command/hostPath';

/** Where an archive goes: the file of `-o`, or standard output, which must be no terminal. */
export interface ArchiveOutput {
  write(chunks: Iterable<Uint8Array>): void;
}

/** Only its owner may read what Docker writes (docker/cli, atomicwriter). */
const MODE = 0o600;

/**
 * Looks at the path before anything is asked of the daemon, in the words of moby/sys/atomicwriter (recording 29.7.2/07 step 33). `failed`
 * is what the command puts before them.
 */
export function archiveOutput(invocation: Invocation, failed: string, refusal: string): ArchiveOutput {
  const { flags, files, tty, io } = invocation;
  const path = flags.string('output');
  if (path === '') {
    if (tty !== undefined) throw new CommandFailure(refusal);
    return {
      write: (chunks) => {
        for (const chunk of chunks) io.stdoutBytes?.(chunk);
      },
    };
  }
  const absolute = resolvePath(invocation.workingDirectory, path);
  const problem = destinationProblem(invocation, path, absolute);
  if (problem !== undefined) throw new CommandFailure(`${failed}: ${problem}`);
  return {
    write: (chunks) => {
      files.writeFile(absolute, concatenate(chunks), {
        mode: MODE,
        mtime: Math.floor(invocation.engine.clock.now() / 1000),
        ...hostOwner(invocation),
      });
    },
  };
}

function destinationProblem({ files }: Invocation, path: string, absolute: string): string | undefined {
  const directory = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : '.';
  const parent = absolute.slice(0, absolute.lastIndexOf('/')) || '/';
  try {
    const node = files.stat(parent);
    if (node === undefined) return `invalid output path: stat ${directory}: no such file or directory`;
    if (node.type !== 'directory') return `invalid output path: stat ${directory}: not a directory`;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return `invalid output path: stat ${directory}: ${error.code === 'ENOTDIR' ? 'not a directory' : 'no such file or directory'}`;
  }
  const node = files.lstat(absolute);
  if (node?.type === 'directory') return 'cannot write to a directory';
  if (node?.type === 'symlink') return 'cannot write to a symbolic link directly';
  return undefined;
}
