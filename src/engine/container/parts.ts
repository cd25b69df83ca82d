import type { EngineInternals } from '../internals';
import type { Network } from './network';
import type { Timeline } from './timeline';
import type { VolumeStore } from './volumes';

/** What the operations on containers share. */
export interface ContainerParts {
  readonly internals: EngineInternals;
  readonly timeline: Timeline;
  readonly volumes: VolumeStore;
  readonly network: Network;
  /** Deterministic; as far apart as on a machine that does other things, too. */
  readonly nextPid: () => number;
  /** 64 hex digits. */
  readonly nextId: () => string;
}
