import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../../../shared/fidelity/corpora');

/** The recorded answers of the real libraries, which stay outside the project. Undefined where the folder is absent. */
export function corpus(name: string): unknown {
  const path = resolve(folder, `${name}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
