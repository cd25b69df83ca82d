import { createContext, useSyncExternalStore } from 'react';

/** The one state that is asked for; undefined for all. */
export const Only = createContext<string | undefined>(undefined);

/** What `?only=` in the page's address says. The server's page has all states, so the first rendering in the browser has them too. */
export function useOnly(): string | undefined {
  return useSyncExternalStore(
    subscribe,
    () => new URLSearchParams(window.location.search).get('only') ?? undefined,
    () => undefined,
  );
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed);
  return () => window.removeEventListener('popstate', changed);
}
