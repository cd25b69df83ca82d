/** What installing has in common: files whose bytes are a filler of the recorded size, and time that passes. */
import { FileError } from '../../engine/filetree/tree';
import type { ProgramContext } from './program';

/** Simulated speeds of a package manager: what it fetches and what it unpacks, in bytes per second. */
const FETCH_SPEED = 6_000_000;
const UNPACK_SPEED = 40_000_000;

export async function passTime(context: ProgramContext, fetchedBytes: number, unpackedBytes: number, packages: number): Promise<number> {
  const ms = Math.round((fetchedBytes / FETCH_SPEED + unpackedBytes / UNPACK_SPEED) * 1000 + packages * 15 + 250);
  await context.clock.sleep(ms);
  return ms;
}

const seconds = (context: ProgramContext): number => Math.floor(context.clock.now() / 1000);

function makeParents(context: ProgramContext, path: string): void {
  const parent = path.slice(0, path.lastIndexOf('/'));
  if (parent === '' || context.tree.stat(parent)?.type === 'directory') return;
  const { uid, gid } = context.identity;
  context.tree.makeDirectory(parent, { recursive: true, mode: 0o755, uid, gid, mtime: seconds(context) });
}

/** Writes a file of `size` filler bytes. `seed` names the package and version, so that equal packages have equal bytes. */
export function writeFilled(context: ProgramContext, path: string, size: number, seed: string, mode = 0o644): void {
  makeParents(context, path);
  const { uid, gid } = context.identity;
  context.tree.writeFile(path, { kind: 'filled', size, seed }, { mode, uid, gid, mtime: seconds(context) });
}

export function writeText(context: ProgramContext, path: string, text: string): void {
  makeParents(context, path);
  const { uid, gid } = context.identity;
  context.tree.writeFile(path, new TextEncoder().encode(text), { mode: 0o644, uid, gid, mtime: seconds(context) });
}

/** The text of a file; undefined when it is missing or its bytes are not held. */
export function readText(context: ProgramContext, path: string): string | undefined {
  try {
    return new TextDecoder().decode(context.tree.readFile(path));
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

/** `1,234 kB` as apt prints it: three digits at most before the unit (apt-pkg SizeToStr). */
export function aptSize(bytes: number): string {
  let value = bytes;
  for (const unit of ['', 'k', 'M', 'G']) {
    if (value < 100 && unit !== '') return `${value.toFixed(1)} ${unit}B`;
    if (value < 10_000) return `${value.toFixed(0)} ${unit}B`;
    value /= 1000;
  }
  return `${value.toFixed(1)} TB`;
}
