import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedSession } from './recordPage';

/** Where recordings stand below the site's root. */
export const recordingsPath = 'recordings';

/**
 * Recordings by file name, to be served beside the site. One list for the whole build: the remark plugin adds to it what it meets while
 * pages are compiled, the Docusaurus plugin what it finds beforehand, and writes it out.
 */
const published = new Map<string, string>();

let serving: string | undefined;

export function publish(sessions: readonly RecordedSession[]): void {
  for (const { fileName, json } of sessions) {
    if (published.has(fileName)) continue;
    published.set(fileName, json);
    if (serving !== undefined) writeFileSync(join(serving, fileName), json);
  }
}

/** Writes all recordings into a folder; while the development server runs, also those to come. */
export function writeRecordings(folder: string, options: { readonly keepWriting: boolean }): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [fileName, json] of published) writeFileSync(join(folder, fileName), json);
  if (options.keepWriting) serving = folder;
}
