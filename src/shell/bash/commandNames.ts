/** Commands of just-bash that do the same at build time and in a browser, by where bash looks for them. */

/** Not found along PATH: the shell has them. */
export const SHELL_BUILTINS = ['[', 'cd', 'echo', 'exit', 'export', 'false', 'printf', 'pwd', 'read', 'set', 'test', 'true', 'unset'] as const;

/** Left out: tar, gzip, sqlite3, python3 and js-exec, which just-bash has in Node only, and what bash would not have on a plain machine. */
export const BASH_COMMANDS = [
  'awk', 'base64', 'basename', 'bash', 'cat', 'chmod', 'column', 'comm', 'cp', 'cut', 'diff', 'dirname', 'du', 'egrep', 'expand', 'expr', 'fgrep', 'file', 'find',
  'fold', 'grep', 'head', 'join', 'jq', 'ln', 'md5sum', 'mkdir', 'mv', 'nl', 'od', 'paste', 'readlink', 'rev', 'rm', 'rmdir', 'sed', 'seq', 'sh', 'sha1sum',
  'sha256sum', 'sleep', 'sort', 'split', 'stat', 'strings', 'tac', 'tail', 'tee', 'time', 'timeout', 'tr', 'tree', 'unexpand', 'uniq', 'wc', 'xargs',
] as const;

/** Builtins that just-bash nevertheless looks for along PATH. */
export const FOUND_BUILTINS = ['[', 'echo', 'false', 'printf', 'pwd', 'test', 'true'] as const;

/** Those of them that are among the library's commands. */
export const LIBRARY_BUILTINS = ['alias', 'echo', 'false', 'printf', 'pwd', 'true', 'unalias'] as const;
