/** How many, as words and summaries write it: "1 file", "20,000 files". The noun in the singular; it takes an s. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A whole number with its thousands apart, the same in every browser whatever its language: "20,000". */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
