/** A search backwards through the history (Ctrl-R). */
export interface HistorySearch {
  readonly query: string;
  /** Index of the history line shown; the history's length before anything was found. */
  readonly found: number;
  /** The query occurs in no older line; the line found last stays. */
  readonly failed: boolean;
  /** The line before the search, for giving up. */
  readonly before: string;
}

/** The newest line at or before `from` that holds `query`. */
export function findInHistory(history: readonly string[], search: HistorySearch, query: string, from: number): HistorySearch {
  if (query === '') return { ...search, query, failed: false };
  for (let index = Math.min(from, history.length - 1); index >= 0; index -= 1) {
    if (history[index]?.includes(query)) return { ...search, query, found: index, failed: false };
  }
  return { ...search, query, failed: true };
}

/** What stands in place of the prompt during the search, as bash shows it. */
export function searchPrompt(search: HistorySearch): string {
  return `(${search.failed ? 'failed ' : ''}reverse-i-search)\`${search.query}': `;
}
