/** Where a pane's own session outlives a reload: one text for each pane of each page, in this tab. */
export interface PaneStorage {
  read(): string | undefined;
  /** Undefined removes it. False when the browser does not store anything for this page. */
  write(text: string | undefined): boolean;
}

export function paneStorage(storage: () => Storage, page: string, pane: string): PaneStorage {
  const key = `layer-by-layer:session:${page}:${pane}`;
  return {
    read() {
      try {
        return storage().getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(text) {
      try {
        if (text === undefined) storage().removeItem(key);
        else storage().setItem(key, text);
        return true;
      } catch {
        return false;
      }
    },
  };
}
