import { commandIndex } from '../cli/commands/commandIndex';
import { parts } from '../engine/onFirstUse';

/** What a browser has that is asked here. */
export interface Host {
  readonly requestIdleCallback?: (callback: () => void) => unknown;
  readonly navigator?: object;
}

interface Connected {
  readonly connection?: { readonly saveData?: boolean };
}

/**
 * Fetches what `docker build` needs while the browser has nothing else to do, so that the first build does not wait. Only for who has taken
 * over, and not for who wants to save data. What cannot be fetched now is asked for again by the command itself.
 */
export function fetchBuilderWhenIdle({ requestIdleCallback, navigator }: Host): void {
  // Network Information, which not every browser has and TypeScript's library therefore leaves out.
  if ((navigator as Connected | undefined)?.connection?.saveData === true) return;
  requestIdleCallback?.(() => {
    const later = (): void => undefined;
    parts.building().catch(later);
    for (const { words, load } of commandIndex) if (words[0] === 'build') load().catch(later);
  });
}
