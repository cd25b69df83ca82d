import { cleanPath } from '../dockerignore';

export function absolute(path: string): string {
  return cleanPath(`/${path}`);
}

/** The destination of a COPY, absolute. A slash or `/.` at its end stays: it says that the destination is a directory. */
export function destinationPath(path: string, workingDirectory: string): string {
  if (path.startsWith('/')) return keepTrailing(path, cleanPath(path));
  const given = path === '' || path === '.' ? './' : path;
  return keepTrailing(given, cleanPath(`${workingDirectory}/${given}`));
}

function keepTrailing(given: string, clean: string): string {
  if (clean === '/') return '/';
  if (given.endsWith('/.')) return `${clean}/.`;
  return given.endsWith('/') ? `${clean}/` : clean;
}
