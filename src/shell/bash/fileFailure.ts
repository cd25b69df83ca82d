const ERROR_TEXT: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  EEXIST: 'file already exists',
  ENOTDIR: 'not a directory',
  EISDIR: 'illegal operation on a directory',
  ENOTEMPTY: 'directory not empty',
  ELOOP: 'too many levels of symbolic links',
  EINVAL: 'invalid argument',
  EROFS: 'read-only file system',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  NOBYTES: 'the bytes of this file are not on this site',
};

/** just-bash tells errors apart by the code at the beginning of the message. */
export function failure(code: string, operation: string, path: string): Error {
  return new Error(`${code}: ${ERROR_TEXT[code] ?? 'failed'}, ${operation} '${path}'`);
}
