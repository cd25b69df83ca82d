import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** One step of a recorded session. `artefact`: it shows the recording rig, not Docker, and is skipped. */
export interface RecordedStep {
  readonly cmd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exit?: number;
  readonly file?: string;
  readonly content?: string;
  readonly tty?: { readonly cols: number; readonly rows: number };
  /** Seconds and bytes. */
  readonly events?: readonly (readonly [number, string])[];
  readonly artefact?: string;
}

export interface SessionRecording {
  readonly name: string;
  /** How it was made. */
  readonly about: string;
  readonly engine: string;
  readonly steps: readonly RecordedStep[];
}

/** A session file with the registry that it pulled from. */
export interface RecordingFile {
  readonly path: string;
  readonly hub: string;
  readonly recording: SessionRecording;
}

/** The sessions that paths name: files, folders of a version, folders of versions. Other JSON files are passed over. */
export function findRecordings(paths: readonly string[]): readonly RecordingFile[] {
  return paths
    .flatMap((path) => jsonFiles(resolve(path)))
    .flatMap((path) => {
      const recording = readSession(path);
      return recording === undefined ? [] : [{ path, hub: findHub(path), recording }];
    });
}

function jsonFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => {
      const child = join(path, name);
      if (statSync(child).isDirectory()) return jsonFiles(child);
      return name.endsWith('.json') ? [child] : [];
    });
}

function readSession(path: string): SessionRecording | undefined {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof value !== 'object' || value === null || !('steps' in value) || !Array.isArray(value.steps)) return undefined;
  const steps: readonly RecordedStep[] = value.steps.filter((step: unknown) => typeof step === 'object' && step !== null);
  const name = 'name' in value && typeof value.name === 'string' ? value.name : basename(path, '.json');
  const engine = 'engine' in value && typeof value.engine === 'string' ? value.engine : '';
  const about = 'about' in value && typeof value.about === 'string' ? value.about : '';
  return { name, about, engine, steps };
}

/** `hub.json` beside or above the recording, else the project's copy. */
function findHub(path: string): string {
  let folder = dirname(path);
  for (let level = 0; level < 4; level += 1) {
    const candidate = join(folder, 'hub.json');
    if (existsSync(candidate)) return candidate;
    folder = dirname(folder);
  }
  return resolve(import.meta.dirname, 'hub.json');
}
