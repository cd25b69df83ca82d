import { FileError } from './tree';
import type { FileErrorCode } from './tree';

const MESSAGES: Readonly<Record<FileErrorCode, string>> = {
  ENOENT: 'no such file or directory',
  EEXIST: 'file exists',
  ENOTDIR: 'not a directory',
  EISDIR: 'is a directory',
  ENOTEMPTY: 'directory not empty',
  ELOOP: 'too many levels of symbolic links',
  EINVAL: 'invalid argument',
  EROFS: 'read-only file system',
  NOBYTES: 'the bytes of this file are not on this site',
};

/** With Linux's words for the code. */
export function fileError(code: FileErrorCode, path: string): FileError {
  return new FileError(code, path, `${path}: ${MESSAGES[code]}`);
}
