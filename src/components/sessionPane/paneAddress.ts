/** What a pane is called in addresses: its title in lower case, words joined by hyphens. `Two images, one base` is `two-images-one-base`. */
export function paneId(title: string): string {
  return title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Whether the page's address (`?pane=…&t=…#s=…`) means this pane. Without a name of a pane on the page it means the first one. */
export function isAddressed(pane: HTMLElement, { search, hash }: { readonly search: string; readonly hash: string }): boolean {
  const query = new URLSearchParams(search);
  if (!query.has('pane') && !query.has('t') && !hash.startsWith('#s=')) return false;
  const panes = [...document.querySelectorAll<HTMLElement>('[data-docker-session]')];
  const named = panes.find((one) => one.dataset['pane'] === query.get('pane'));
  return pane === (named ?? (query.has('t') || hash.startsWith('#s=') ? panes[0] : undefined));
}
