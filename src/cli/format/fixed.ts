/**
 * `toFixed`, but a tie goes to the even digit, as Go's strconv rounds: 81.25 with one decimal is `81.2`, where JavaScript says `81.3`.
 * Only exact ties differ.
 */
export function fixed(value: number, decimals: number): string {
  const doubled = value * 10 ** decimals * 2;
  const rounded = value.toFixed(decimals);
  if (!Number.isInteger(doubled) || doubled % 2 === 0) return rounded;
  const exact = value.toFixed(100);
  const end = exact.indexOf('.') + 1 + decimals;
  const isTie = /^50*$/.test(exact.slice(end));
  return isTie && Number(rounded.at(-1)) % 2 === 1 ? exact.slice(0, decimals === 0 ? end - 1 : end) : rounded;
}
