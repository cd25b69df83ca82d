import { FileError } from '../../engine/filetree/tree';
import { mayAccess } from '../account/permissions';
import { parentOf, resolvePath } from '../bash/paths';
import type { Program } from './program';

export const touch: Program = {
  name: 'touch',
  does: 'Sets times to the simulated present and creates what is missing; -c; -d and -t with a date in UTC.',
  doesNot: '-r, and setting the time of access alone.',
  run(argv, context) {
    const { tree, identity } = context;
    let seconds = Math.floor(context.clock.now() / 1000);
    let create = true;
    let exitCode = 0;
    const words = argv.slice(1);
    const fail = (file: string, reason: string): void => {
      context.stderr(context.userland === 'gnu' ? `touch: cannot touch '${file}': ${reason}\n` : `touch: ${file}: ${reason}\n`);
      exitCode = 1;
    };
    for (let word = words.shift(); word !== undefined; word = words.shift()) {
      if (word === '-c') create = false;
      else if (word === '-d' || word === '-t') {
        const text = words.shift() ?? '';
        const stamp = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/.exec(text);
        const iso = stamp === null ? text : `${stamp.slice(1, 4).join('-')}T${stamp.slice(4, 6).join(':')}:${stamp[6] ?? '00'}Z`;
        const parsed = text.startsWith('@')
          ? Number(text.slice(1)) * 1000
          : Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(iso) ? iso : `${iso.replace(' ', 'T')}${iso.includes(':') ? 'Z' : ''}`);
        if (Number.isNaN(parsed)) {
          context.stderr(`touch: invalid date format '${text}'\n`);
          return 1;
        }
        seconds = Math.floor(parsed / 1000);
      } else if (word.startsWith('-') && word !== '-a' && word !== '-m' && word !== '-am') {
        context.stderr(`layer-by-layer: the option ${word} of touch is not simulated here\n`);
        return 1;
      } else if (!word.startsWith('-')) {
        const path = resolvePath(context.workingDirectory, word);
        try {
          const node = tree.stat(path);
          const guard = node ?? tree.stat(parentOf(path));
          if (node === undefined && !create) continue;
          if (guard === undefined) fail(word, 'No such file or directory');
          else if (!mayAccess(identity, guard, 'write')) fail(word, 'Permission denied');
          else if (node === undefined)
            tree.writeFile(path, new Uint8Array(), { mode: 0o666 & ~context.umask, uid: identity.uid, gid: identity.gid, mtime: seconds });
          else tree.touch(path, seconds);
        } catch (error) {
          if (!(error instanceof FileError)) throw error;
          fail(
            word,
            error.code === 'EROFS' ? 'Read-only file system' : error.code === 'ENOTDIR' ? 'Not a directory' : 'No such file or directory',
          );
        }
      }
    }
    return exitCode;
  },
};
