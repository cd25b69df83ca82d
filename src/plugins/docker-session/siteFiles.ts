import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { SharedFiles } from './page';

/** Pages below some folders of the site, as paths from the site's folder with `/`, sorted. Folders named `_files` hold files for sessions, not pages. */
export function pagesBelow(siteDir: string, folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) => filesBelow(join(siteDir, folder), (name) => name !== '_files'))
    .filter((path) => /\.mdx?$/.test(path))
    .map((path) => relative(siteDir, path).split(sep).join('/'))
    .sort();
}

/** Reads `docs/_files`. Every file there is text in UTF-8. */
export function sharedFilesOf(siteDir: string): SharedFiles {
  const root = join(siteDir, 'docs', '_files');
  return (folder) => {
    const directory = join(root, folder);
    if (!existsSync(directory) || !statSync(directory).isDirectory()) return undefined;
    const paths = [...filesBelow(directory, () => true)].sort();
    return Object.fromEntries(paths.map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')]));
  };
}

function filesBelow(directory: string, enter: (folderName: string) => boolean): readonly string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return enter(entry.name) ? filesBelow(path, enter) : [];
    return [path];
  });
}
