import type { Invocation } from '../command/command';
import { CommandFailure } from '../command/failure';
import { resolvePath } from '../command/hostPath';

/** The bytes of a file that the command line names; fails in the words of Go's os.Open and read. */
export function fileBytes(invocation: Invocation, path: string): Uint8Array {
  const absolute = resolvePath(invocation.workingDirectory, path);
  const node = invocation.files.stat(absolute);
  if (node === undefined) throw new CommandFailure(`open ${path}: no such file or directory`);
  if (node.type === 'directory') throw new CommandFailure(`read ${path}: is a directory`);
  return invocation.files.readFile(absolute);
}

/** Standard input, byte for byte. */
export function stdinBytes({ stdin, stdinBytes: bytes }: Invocation): Uint8Array {
  return bytes ?? new TextEncoder().encode(stdin);
}
