/** A `--chmod` as a function of the mode a file has: octal, or symbolic as in `u=rwX,go=rX`. Undefined when it is neither. */
export function modeChange(text: string): ((mode: number, isDirectory: boolean) => number) | undefined {
  if (/^[0-7]+$/.test(text)) {
    const mode = Number.parseInt(text, 8);
    return () => mode;
  }
  const clauses = text.split(',').map((clause) => /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause));
  if (clauses.some((clause) => clause === null)) return undefined;
  return (mode, isDirectory) =>
    clauses.reduce((current, clause) => applyClause(current, isDirectory, clause?.[1] ?? '', clause?.[2] ?? '', clause?.[3] ?? ''), mode);
}

const SHIFTS: Readonly<Record<string, number>> = { u: 6, g: 3, o: 0 };

function applyClause(mode: number, isDirectory: boolean, who: string, operator: string, permissions: string): number {
  const everybody = who === '' || who.includes('a');
  const groups = everybody ? ['u', 'g', 'o'] : [...new Set(who)];
  let bits = 0;
  let mask = 0;
  for (const group of groups) {
    const shift = SHIFTS[group] ?? 0;
    mask |= 0o7 << shift;
    for (const permission of permissions) {
      if (permission === 'r') bits |= 4 << shift;
      if (permission === 'w') bits |= 2 << shift;
      if (permission === 'x' || (permission === 'X' && (isDirectory || (mode & 0o111) !== 0))) bits |= 1 << shift;
      if (permission === 's' && group === 'u') bits |= 0o4000;
      if (permission === 's' && group === 'g') bits |= 0o2000;
      if (permission === 't') bits |= 0o1000;
    }
  }
  if (operator === '+') return mode | bits;
  return operator === '-' ? mode & ~bits : (mode & ~mask) | bits;
}
