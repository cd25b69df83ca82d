import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { RecordingFile } from './recordingFile';

/** Which steps of which recording came out equal when the file was last written (`run.ts --update-baseline`). */
export const baselinePath = join(import.meta.dirname, 'baseline.json');

export function readBaseline(): Readonly<Record<string, readonly number[]>> {
  return existsSync(baselinePath) ? (JSON.parse(readFileSync(baselinePath, 'utf8')) as Record<string, number[]>) : {};
}

/** `29.7.2/01-images-pull-tag-rmi.json`: the same wherever the recordings lie. */
export function baselineKey(file: RecordingFile): string {
  return `${basename(dirname(file.path))}/${basename(file.path)}`;
}
