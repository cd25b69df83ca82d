/** A number that the browser keeps between visits, where it lets us; undefined where it does not, or has none. */
export function keptNumber(name: string): number | undefined {
  try {
    const kept = localStorage.getItem(keyOf(name));
    const number = kept === null ? Number.NaN : Number(kept);
    return Number.isFinite(number) ? number : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined forgets it. */
export function keepNumber(name: string, number: number | undefined): void {
  try {
    if (number === undefined) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), String(number));
  } catch {
    // Storage is blocked or full: the size lasts as long as the page.
  }
}

function keyOf(name: string): string {
  return `layer-by-layer.${name}`;
}
