/** What just-bash's commands complain about, in the words of the system's own commands. */
import type { Userland } from '../programs/program';

type Rule = readonly [pattern: RegExp, text: string];

// Names that just-bash itself keeps for what it has in Node only.
const EVERYWHERE: readonly Rule[] = [[/^bash: (\S+): command not available in browser environments\..*$/, 'bash: $1: command not found']];

/** How the tree's own refusal of a change comes out of a command. */
const READ_ONLY = /: EROFS: read-only file system, .*$/;

// GNU coreutils 9.1, grep 3.8, sed 4.9, findutils 4.9.
const GNU: readonly Rule[] = [
  [/^(head|tail): ([^']+): No such file or directory$/, "$1: cannot open '$2' for reading: No such file or directory"],
  [/^sort: ([^:']+): No such file or directory$/, 'sort: cannot read: $1: No such file or directory'],
  [/^sed: ([^:']+): No such file or directory$/, "sed: can't read $1: No such file or directory"],
  [/^cp: cannot copy '.*': EROFS: read-only file system, cp '(.*)'$/, "cp: cannot create regular file '$1': Read-only file system"],
  [/^mv: cannot move '(.*)': EROFS: read-only file system, rename '(.*)'$/, "mv: cannot move '$1' to '$2': Read-only file system"],
  [/^ln: EROFS: read-only file system, \w+ '(.*)'$/, "ln: failed to create symbolic link '$1': Read-only file system"],
  [/^find: ([^:'‘]+): No such file or directory$/, 'find: ‘$1’: No such file or directory'],
];

// busybox 1.37: open_or_warn says "can't open 'x'", fopen_or_warn only the name (libbb/xfuncs_printf.c, libbb/wfopen.c).
const BUSYBOX: readonly Rule[] = [
  [/^(cat|sort|tail|tac|uniq): ([^:']+): (No such file or directory|Permission denied)$/, "$1: can't open '$2': $3"],
  [/^cp: cannot copy '.*': EROFS: read-only file system, cp '(.*)'$/, "cp: can't create '$1': Read-only file system"],
  [/^mv: cannot move '(.*)': EROFS: read-only file system, .*$/, "mv: can't rename '$1': Read-only file system"],
  [/^ln: EROFS: read-only file system, \w+ '(.*)'$/, 'ln: $1: Read-only file system'],
  [/^rm: cannot remove '(.*)': EROFS: .*$/, "rm: can't remove '$1': Read-only file system"],
  [/^mkdir: cannot create directory '(.*)': EROFS: .*$/, "mkdir: can't create directory '$1': Read-only file system"],
  [/^rm: cannot remove '(.*)': Is a directory$/, "rm: '$1' is a directory"],
  [/^rm: cannot remove '(.*)': (.*)$/, "rm: can't remove '$1': $2"],
  [/^mkdir: cannot create directory '(.*)': (.*)$/, "mkdir: can't create directory '$1': $2"],
  [/^rmdir: failed to remove '(.*)': (.*)$/, "rmdir: '$1': $2"],
  [/^cp: cannot stat '(.*)': (.*)$/, "cp: can't stat '$1': $2"],
  [/^cp: -r not specified; omitting directory '(.*)'$/, "cp: omitting directory '$1'"],
  [/^mv: cannot stat '(.*)': (.*)$/, "mv: can't rename '$1': $2"],
  [/^chmod: cannot access '(.*)': (.*)$/, 'chmod: $1: $2'],
  [/^ln: failed to create (?:symbolic|hard) link '(.*)'(?: -> '.*')?: (.*)$/, 'ln: $1: $2'],
];

const RULES: Readonly<Record<Userland, readonly Rule[]>> = { gnu: [...EVERYWHERE, ...GNU], busybox: [...EVERYWHERE, ...BUSYBOX] };

/** Lines that no rule knows stay as they are. */
export function userlandMessages(text: string, userland: Userland): string {
  return text
    .split('\n')
    .map((line) => {
      for (const [pattern, replacement] of RULES[userland]) if (pattern.test(line)) return line.replace(pattern, replacement);
      return line.replace(READ_ONLY, ': Read-only file system');
    })
    .join('\n');
}
