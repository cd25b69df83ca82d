const POWERS: Readonly<Record<string, number>> = { b: 0, k: 1, m: 2, g: 3, t: 4, p: 5 };

/** docker/go-units `FromHumanSize`: decimal; undefined where it fails. Whole bytes. */
export function fromHumanSize(text: string): number | undefined {
  return parseSize(text, 1000);
}

/** docker/go-units `RAMInBytes`: binary. */
export function ramInBytes(text: string): number | undefined {
  return parseSize(text, 1024);
}

function parseSize(text: string, base: number): number | undefined {
  // strings.LastIndexAny(sizeStr, "01234567890. "): what precedes is the number, what follows the unit.
  const end = Math.max(...[...'0123456789. '].map((character) => text.lastIndexOf(character)));
  if (end < 0) return undefined;
  let number = text.slice(0, end + 1);
  const suffix = text.slice(end + 1).toLowerCase();
  // One blank may stand between number and unit.
  if (text[end] === ' ') number = text.slice(0, end);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(number)) return undefined;
  const size = Number(number);
  if (size < 0) return undefined;
  if (suffix === '') return Math.trunc(size) + 0;
  const unit = /^(b|[kmgtp](i?b)?)$/.exec(suffix);
  const power = unit === null ? undefined : POWERS[suffix.slice(0, 1)];
  return power === undefined ? undefined : Math.trunc(size * base ** power) + 0;
}
