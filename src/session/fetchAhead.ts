import { commandIndex } from '../cli/commands/commandIndex';
import { parts } from '../engine/onFirstUse';

/** What a browser has that is asked here. */
export interface Host {
  readonly requestIdleCallback?: (callback: () => void) => unknown;
  /** With `connection.saveData` where the browser has it (Network Information, not in every browser). */
  readonly navigator?: object;
}

/**
 * Fetches what `docker build` needs while the browser has nothing else to do, so that the first build does not wait. Only for who has taken
 * over, and not for who wants to save data. What cannot be fetched now is asked for again by the command itself.
 */
export function fetchBuilderWhenIdle({ requestIdleCallback, navigator }: Host): void {
  if (savesData(navigator)) return;
  requestIdleCallback?.(() => {
    for (const load of [parts.build, ...commandIndex.filter(({ words }) => words.includes('build')).map((set) => set.load)]) {
      load().catch(() => undefined);
    }
  });
}

function savesData(navigator: object = {}): boolean {
  const connection: unknown = 'connection' in navigator ? navigator.connection : undefined;
  return typeof connection === 'object' && connection !== null && 'saveData' in connection && connection.saveData === true;
}
