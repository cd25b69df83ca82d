import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The recorded answers of real libraries derive from other projects' tests, so they stay outside the project. */
export const corporaFolder = resolve(import.meta.dirname, '../../../../shared/fidelity/corpora');

/** The parsed file `NAME-cases.json`; undefined where the folder or the file is absent. */
export function readCorpus(name: string, folder = corporaFolder): unknown {
  const path = resolve(folder, `${name}-cases.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
