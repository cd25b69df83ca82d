/** What a file named on a command line holds: `-` is standard input, `/dev/fd/N` what bash made of `<(…)`. */
import { FileError } from '../../engine/filetree/tree';
import { resolvePath } from '../bash/paths';
import { refusal } from '../bash/openable';
import type { ProgramContext } from './program';
import { NotSimulated } from './program';

/** The reason is the text of the error number. */
export type Opened = { readonly bytes: Uint8Array } | { readonly reason: string };

export async function openInput(name: string, file: string, context: ProgramContext): Promise<Opened> {
  if (file === '-') return { bytes: context.stdin };
  if (file.startsWith('/dev/fd/')) return { bytes: await context.descriptor(file) };
  if (file === '/dev/null') return { bytes: new Uint8Array() };
  const path = resolvePath(context.workingDirectory, file);
  const reason = refusal(context.tree, context.identity, 'read', path);
  if (reason !== undefined) return { reason };
  if (context.tree.stat(path)?.type === 'directory') return { reason: 'Is a directory' };
  try {
    return { bytes: context.tree.readFile(path) };
  } catch (error) {
    if (error instanceof FileError && error.code === 'NOBYTES')
      throw new NotSimulated(name, `the bytes of ${file} are not on this site, only its size.`);
    throw error;
  }
}
