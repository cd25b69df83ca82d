/**
 * Whether a table is laid out as Go's tabwriter does it for docker (minwidth 10, or 20 for `docker top`, padding 3): each column of the
 * heading as wide as its longest cell plus three. Comparisons squeeze blanks, so this is looked at apart. Returns a complaint, or undefined.
 */
export function tableLayoutProblem(text: string): string | undefined {
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const heading = lines[index] ?? '';
    if (!/^[A-Z][A-Z ]*(?: {2,}[A-Z][A-Z ]*)+$/.test(heading) || heading.startsWith('IMAGE ') || OTHERS.test(heading)) continue;
    const starts = [0, ...[...heading.matchAll(/ {2,}(?=[A-Z])/g)].map((match) => match.index + match[0].length)];
    const rows: string[] = [];
    for (let row = index + 1; row < lines.length && lines[row] !== ''; row += 1) rows.push(lines[row] ?? '');
    const problem = columnProblem(heading, rows, starts);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** What is no table of docker's: busybox's ps in a container. */
const OTHERS = /^PID +USER +TIME +COMMAND$/;

/** `docker top` has a writer of its own (docker/cli container/top.go). */
const TOP = /^UID +PID +PPID /;

function columnProblem(heading: string, rows: readonly string[], starts: readonly number[]): string | undefined {
  const least = TOP.test(heading) ? 20 : 10;
  for (let column = 0; column < starts.length - 1; column += 1) {
    const from = starts[column] ?? 0;
    const to = starts[column + 1] ?? 0;
    const cells = [heading, ...rows].map((line) => [...line].slice(from, to).join('').trimEnd());
    const wanted = Math.max(least, ...cells.map((cell) => [...cell].length + 3));
    if (to - from !== wanted) return `column "${cells[0] ?? ''}" is ${to - from} wide, not ${wanted}`;
  }
  return undefined;
}
