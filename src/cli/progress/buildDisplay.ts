import type { EpochMs } from '../../engine/clock';
import type { EngineEvent } from '../../engine/events';

/** Shows a build while it runs. Every method returns what to write to standard error. */
export interface BuildDisplay {
  event(event: EngineEvent): string;
  /** Time has passed without an event. */
  tick(at: EpochMs): string;
  /** What is left to show when the build has ended. */
  end(): string;
}

/** BuildKit draws at most every 100 ms (`progressui`, displayTimeout). */
export const DRAW_EVERY_MS = 100;
/** Without news it draws every 150 ms (`progressui`, tickerTimeout). */
export const TICK_EVERY_MS = 150;
