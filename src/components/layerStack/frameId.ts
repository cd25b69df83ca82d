/** An id for a figure that was given none. */
export function frameId(id: string | undefined, title: string): string {
  return id ?? `stack-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}
