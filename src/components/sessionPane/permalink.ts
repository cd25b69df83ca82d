import type { TimelineMs } from '../../session/recording';

/** What an address asks a pane for. */
export interface PaneAddress {
  readonly t?: TimelineMs;
  /** A session in the fragment, still encoded. */
  readonly link?: string;
}

/** `?t=12.4` in seconds, `#s=…`. What is not a time is as if it were not there. */
export function readAddress({ search, hash }: { readonly search: string; readonly hash: string }): PaneAddress {
  const t = new URLSearchParams(search).get('t') ?? '';
  return {
    ...(/^\d{1,6}(?:\.\d{1,6})?$/.test(t) ? { t: Math.round(Number(t) * 1000) } : {}),
    ...(hash.startsWith('#s=') ? { link: hash.slice('#s='.length) } : {}),
  };
}

/** The page's address, with a moment of a pane or a session in it; the rest of the query stays. */
export function addressOf(page: string, pane: string, { t, link }: PaneAddress): string {
  const url = new URL(page);
  url.searchParams.set('pane', pane);
  if (t === undefined) url.searchParams.delete('t');
  // Rounded up to whole milliseconds: what shows at the moment shows at the address too.
  else url.searchParams.set('t', String(Math.ceil(t) / 1000));
  url.hash = link === undefined ? '' : `s=${link}`;
  return url.href;
}
