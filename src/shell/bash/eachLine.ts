import type { TypedLines } from './typedLines';

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/**
 * A filter on what is typed. It is run anew on all lines so far after each of them, and what is new of its output is printed, as far as its
 * pace allows. `until` is a number of lines, 'match' for the first success, or '' for Ctrl-D.
 */
export async function answerEachLine(
  lines: TypedLines,
  filter: (input: string) => Promise<Outcome>,
  print: (text: string) => void,
  { pace, until }: { readonly pace: string; readonly until: string },
): Promise<Outcome> {
  let typed = '';
  let count = 0;
  let printed = 0;
  let outcome = await filter('');
  // What cannot be understood is told before anything is read.
  if (outcome.stderr !== '') return outcome;
  const printUpTo = (end: number): void => {
    if (end > printed) print(outcome.stdout.slice(printed, end));
    printed = Math.max(printed, end);
  };
  const isDone = (): boolean => until === String(count) || (until === 'match' && outcome.exitCode === 0 && count > 0);
  if (pace === 'now') printUpTo(outcome.stdout.length);
  while (!isDone()) {
    const line = await lines.next();
    if (line === undefined) break;
    typed += line;
    count += 1;
    const before = outcome.stdout;
    outcome = await filter(typed);
    if (pace === 'now') printUpTo(outcome.stdout.length);
    else printUpTo(commonLines(pace === 'group' ? before : (await filter(typed + line)).stdout, outcome.stdout));
  }
  printUpTo(outcome.stdout.length);
  return { stdout: '', stderr: outcome.stderr, exitCode: outcome.exitCode };
}

/** How many characters of whole lines two texts have in common at their beginning. */
function commonLines(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return one.lastIndexOf('\n', at - 1) + 1;
}
