import type { EpochMs } from '../clock';
import type { Digest } from '../digest/digest';

/** One record of BuildKit's cache manager (moby/buildkit cache/manager.go): what `docker buildx du` lists. */
export interface CacheRecord {
  /** 25 characters. */
  readonly id: string;
  readonly type: 'regular' | 'source.local' | 'exec.cachemount';
  /** The record below it. */
  readonly parent: string | undefined;
  readonly description: string;
  /** Disk blocks, in bytes, of its own snapshot; 0 for a base that was unpacked before the builder came upon it. */
  readonly snapshotBytes: number;
  /** The compressed layer, once there is one: a base has it, a step gets it when it is exported. */
  readonly blob: { readonly digest: Digest; readonly size: number; readonly empty: boolean } | undefined;
  /** Nothing stands on it and it has not been exported: BuildKit may still write to it. */
  readonly mutable: boolean;
  /** Which layers it was found to consist of when that was first asked (see `recordLayers.ts`). */
  readonly layers: string | undefined;
  /** Held by something that has not let go of it. */
  readonly held: boolean;
  readonly createdAt: EpochMs;
  readonly lastUsedAt: EpochMs | undefined;
  readonly usageCount: number;
  /** Order in which records were last let go of, where times are equal. */
  readonly order: number;
}
