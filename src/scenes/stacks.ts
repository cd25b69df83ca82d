/** Stacks of layers with files to lay on one another. */
import type { StackedFiles } from '../pictures/files/mergedTree';
import type { FileView } from '../session/worldView';

/** `etc/passwd 120`, `app/`, `-etc/motd` (whiteout), `=app` (opaque). */
export function layer(key: string, ...lines: readonly string[]): StackedFiles {
  return { key, files: { complete: true, entries: lines.map(entry) } };
}

function entry(line: string): FileView {
  if (line.startsWith('-')) return { path: line.slice(1), kind: 'whiteout', size: 0 };
  if (line.startsWith('=')) return { path: line.slice(1), kind: 'opaque', size: 0 };
  const [path = '', size] = line.split(' ');
  if (path.endsWith('/')) return { path: path.slice(0, -1), kind: 'directory', size: 0 };
  return { path, kind: 'file', size: Number(size ?? 0) };
}
