import { FileError } from '../../../engine/filetree/tree';
import { gunzip } from '../../../engine/layer/compress';
import { TarError, tarEntries } from '../../../engine/layer/untar';
import type { TarEntry } from '../../../engine/layer/untar';
import { mayAccess } from '../../account/permissions';
import { parentOf, resolvePath } from '../../bash/paths';
import type { ProgramContext } from '../program';
import { verboseListing } from './listing';
import type { TarOptions } from './options';

const FATAL = 'tar: Error is not recoverable: exiting now\n';
const DELAYED = 'tar: Exiting with failure status due to previous errors\n';

/** `tar t` and `tar x`. */
export function readArchive(options: TarOptions, context: ProgramContext): number {
  const bytes = archiveBytes(options, context);
  if (typeof bytes === 'number') return bytes;
  if (bytes.length === 0) {
    const isBusybox = context.userland === 'busybox';
    context.stderr(isBusybox ? 'tar: short read\n' : `tar: This does not look like a tar archive\n${DELAYED}`);
    return isBusybox ? 1 : 2;
  }
  const wanted = new Map(options.members.map((member) => [member.replace(/\/+$/, ''), false]));
  const line = verboseListing();
  const say = options.toStdout ? context.stderr : context.stdout;
  let exitCode = 0;
  const complain = (text: string): void => {
    context.stderr(text);
    exitCode = 2;
  };
  try {
    for (const entry of tarEntries(bytes)) {
      if (!isWanted(entry.name, wanted)) continue;
      if (options.mode === 'list') context.stdout(options.verbose ? line(entry) : `${entry.name}\n`);
      else {
        if (options.verbose) say(`${entry.name}\n`);
        if (options.toStdout) {
          if (entry.flag === '0' || entry.flag === '\0') context.stdoutBytes(entry.body);
        } else extract(entry, options, context, complain);
      }
    }
  } catch (error) {
    if (!(error instanceof TarError)) throw error;
    complain(error.offset === 0 ? 'tar: This does not look like a tar archive\n' : 'tar: Unexpected EOF in archive\n');
  }
  for (const [member, found] of wanted) if (!found) complain(`tar: ${member}: Not found in archive\n`);
  if (exitCode !== 0) context.stderr(DELAYED);
  return exitCode;
}

/** The unpacked archive, or the exit code of what went wrong. */
function archiveBytes({ file, gzip }: TarOptions, context: ProgramContext): Uint8Array | number {
  const { tree, workingDirectory, stdin, userland } = context;
  const path = resolvePath(workingDirectory, file);
  let bytes = stdin;
  if (file !== '-') {
    const node = tree.stat(path);
    if (node === undefined) {
      if (userland === 'busybox') {
        context.stderr(`tar: can't open '${file}': No such file or directory\n`);
        return 1;
      }
      context.stderr(`tar: ${file}: Cannot open: No such file or directory\n${FATAL}`);
      return 2;
    }
    if (node.type === 'directory') {
      context.stderr(`tar: ${file}: Cannot read: Is a directory\ntar: At beginning of tape, quitting now\n${FATAL}`);
      return 2;
    }
    bytes = tree.readFile(path);
  }
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (packed && file === '-' && !gzip) {
    context.stderr(`tar: Archive is compressed. Use -z option\n${FATAL}`);
    return 2;
  }
  if (gzip && !packed) {
    context.stderr(`\ngzip: stdin: not in gzip format\ntar: Child returned status 1\n${FATAL}`);
    return 2;
  }
  if (!packed) return bytes;
  try {
    return gunzip(bytes);
  } catch {
    context.stderr(`\ngzip: stdin: unexpected end of file\ntar: Child returned status 1\n${FATAL}`);
    return 2;
  }
}

/** Without members everything; a directory stands for all below it. */
function isWanted(name: string, wanted: Map<string, boolean>): boolean {
  if (wanted.size === 0) return true;
  const bare = name.replace(/\/+$/, '');
  const found = [...wanted.keys()].filter((member) => bare === member || bare.startsWith(`${member}/`));
  for (const member of found) wanted.set(member, true);
  return found.length > 0;
}

function extract(entry: TarEntry, options: TarOptions, context: ProgramContext, complain: (text: string) => void): void {
  const { tree, identity } = context;
  const parts = entry.name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) {
    complain(`tar: ${entry.name}: Member name contains '..'\n`);
    return;
  }
  const kept = parts.slice(options.stripComponents);
  if (kept.length === 0) return;
  const root = options.directories.reduce(resolvePath, context.workingDirectory);
  if (tree.stat(root)?.type !== 'directory') {
    complain(`tar: ${options.directories.at(-1) ?? root}: Cannot open: No such file or directory\n`);
    return;
  }
  const path = resolvePath(root, kept.join('/'));
  const owner = identity.uid === 0 ? { uid: entry.uid, gid: entry.gid } : { uid: identity.uid, gid: identity.gid };
  const metadata = { mode: entry.mode, mtime: entry.mtime, ...owner };
  try {
    makeParents(path, context);
    const guard = tree.stat(parentOf(path));
    if (guard !== undefined && !mayAccess(identity, guard, 'write')) {
      complain(`tar: ${entry.name}: Cannot open: Permission denied\n`);
      return;
    }
    const existing = tree.lstat(path);
    if (entry.flag === '5') {
      if (existing === undefined) tree.makeDirectory(path, metadata);
      return;
    }
    if (existing !== undefined && existing.type !== 'directory') tree.remove(path);
    if (entry.flag === '2') tree.symlink(entry.linkName, path, metadata);
    else if (entry.flag === '1') tree.link(resolvePath(root, entry.linkName.split('/').slice(options.stripComponents).join('/')), path);
    else if (entry.flag === '0' || entry.flag === '\0' || entry.flag === '7') tree.writeFile(path, entry.body.slice(), metadata);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    complain(`tar: ${entry.name}: Cannot open: ${error.code === 'EISDIR' ? 'Is a directory' : 'No such file or directory'}\n`);
  }
}

function makeParents(path: string, { tree, identity, clock }: ProgramContext): void {
  const parent = parentOf(path);
  if (tree.stat(parent) === undefined) {
    const mtime = Math.floor(clock.now() / 1000);
    tree.makeDirectory(parent, { recursive: true, mode: 0o755, uid: identity.uid, gid: identity.gid, mtime });
  }
}
