import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RecordedSession } from './recordPage';

/** Where recordings stand below the site's root. */
export const recordingsPath = 'recordings';

/**
 * Recordings and the files beside them by path, to be served beside the site. One list for the whole build: the remark plugin adds to it what it meets while
 * pages are compiled, the Docusaurus plugin what it finds beforehand, and writes it out.
 */
const published = new Map<string, string>();

let serving: string | undefined;

export function publish(sessions: readonly RecordedSession[]): void {
  for (const { fileName, json, sideFiles } of sessions) {
    add(fileName, json);
    for (const [path, text] of sideFiles) add(path, text);
  }
}

function add(path: string, text: string): void {
  if (published.has(path)) return;
  published.set(path, text);
  if (serving !== undefined) write(serving, path, text);
}

/** Writes all recordings into a folder; while the development server runs, also those to come. */
export function writeRecordings(folder: string, options: { readonly keepWriting: boolean }): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of published) write(folder, path, text);
  if (options.keepWriting) serving = folder;
}

function write(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
