import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Cases produced by running the real libraries; kept outside the project, so tests over them skip where the folder is absent. */
export const corporaFolder = resolve(process.cwd(), '../shared/fidelity/corpora');
export const corporaPresent = existsSync(corporaFolder);

/** The parsed file; an empty object where the corpora are absent, so that collecting tests does not fail. */
export function readCorpus<Shape>(name: string): Shape {
  if (!corporaPresent) return {} as Shape;
  return JSON.parse(readFileSync(resolve(corporaFolder, name), 'utf8')) as Shape;
}
