/**
 * What the registry of the recording rig had been given when a recording began. One registry stood there for every version, and older
 * versions were recorded first: the first push of 29.7.2/08 (step 10) finds every layer, because step 10 of 28.5.2/08 had sent them.
 */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDigest } from '../../src/engine/digest/digest';
import type { Digest } from '../../src/engine/digest/digest';
import { findRecordings } from './recordingFile';
import type { RecordedStep, RecordingFile } from './recordingFile';

/** Repository and tag (`t/x:1`) to the digest that the push told. */
export type Pushed = Readonly<Record<string, Digest>>;

/** Pushes to `host` in the recordings of older versions that lie beside this one's; none where it lies alone. */
export function pushedBefore({ path }: Pick<RecordingFile, 'path'>, host: string): Pushed {
  const own = dirname(path);
  const older = versionsBeside(own).filter((version) => isOlder(version, basename(own)));
  const steps = findRecordings(older.map((version) => join(dirname(own), version))).flatMap(({ recording }) => recording.steps);
  return Object.fromEntries(steps.flatMap((step) => pushOf(step, host)));
}

function versionsBeside(folder: string): readonly string[] {
  const around = dirname(folder);
  return readdirSync(around).filter((name) => /^\d+\.\d+\.\d+$/.test(name) && statSync(join(around, name)).isDirectory());
}

function isOlder(version: string, than: string): boolean {
  return /^\d+\.\d+\.\d+$/.test(than) && version.localeCompare(than, 'en', { numeric: true }) < 0;
}

function pushOf({ cmd = '', stdout = '', events = [] }: RecordedStep, host: string): readonly (readonly [string, Digest])[] {
  const [, name = '', tag = ''] = /^docker push (\S+):([\w.-]+)$/.exec(cmd) ?? [];
  const shown = stdout + events.map(([, bytes]) => bytes).join('');
  const [, digest = ''] = /: digest: (sha256:[0-9a-f]{64}) size: /.exec(shown) ?? [];
  return name.startsWith(`${host}/`) && isDigest(digest) ? [[`${name.slice(host.length + 1)}:${tag}`, digest]] : [];
}
