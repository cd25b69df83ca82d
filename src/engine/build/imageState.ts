import type { ContainerDefaults, HistoryEntry, ImageConfig } from '../oci/imageConfig';
import type { Platform } from '../oci/platform';

export const DEFAULT_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** A row of history while the image is being planned: whether it leaves a layer, but not yet when. */
export interface PlannedRow {
  readonly entry: HistoryEntry;
  /** Taken over from the base image, with its time. */
  readonly inherited: boolean;
}

/** Configuration of an image under way. Values only: each instruction makes a new one. */
export interface ImageState {
  readonly architecture: string;
  readonly os: string;
  readonly variant?: string;
  readonly author?: string;
  readonly config: ContainerDefaults;
  readonly history: readonly PlannedRow[];
}

/** What `FROM scratch` begins with. */
export function scratchImage(platform: Platform): ImageState {
  return { ...platform, config: { Env: [DEFAULT_PATH], WorkingDir: '/' }, history: [] };
}

export function imageStateOf(image: ImageConfig): ImageState {
  const env = image.config.Env ?? [];
  return {
    architecture: image.architecture,
    os: image.os,
    ...(image.variant !== undefined ? { variant: image.variant } : {}),
    ...(image.author !== undefined ? { author: image.author } : {}),
    // A PATH is always set.
    config: { ...image.config, Env: env.some((line) => line.startsWith('PATH=')) ? env : [...env, DEFAULT_PATH] },
    history: image.history.map((entry) => ({ entry, inherited: true })),
  };
}

/** Replaces a variable where it stands, else adds it. */
export function withEnv(env: readonly string[], key: string, value: string): string[] {
  const line = `${key}=${value}`;
  const at = env.findIndex((one) => one.split('=', 1)[0] === key);
  return at < 0 ? [...env, line] : env.map((one, i) => (i === at ? line : one));
}
