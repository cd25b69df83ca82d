import { unifiedDiff } from './diff';
import { asSet, buildBlocks, buildPlain, cacheRows, normaliseText, pullLines, screenLine, squeezeBlanks, warningLines } from './normalise';
import type { Known } from './normalise';
import type { RecordedStep } from './recordingFile';
import { shownBy } from './screen';
import type { Shown } from './screen';
import { tableLayoutProblem } from './tableLayout';

/** What running a step gave. `events` only in a terminal. */
export interface StepResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
  readonly pieces?: readonly string[];
}

export interface Comparison {
  readonly equal: boolean;
  /** Unified diffs of what differs, normalised; '' when equal. */
  readonly diff: string;
}

/** Whether our result of a step is what was recorded, after normalising both. */
export async function compareStep(step: RecordedStep, result: StepResult, known: Known): Promise<Comparison> {
  const diffs: string[] = [];
  if (step.tty !== undefined) {
    const wanted = normaliseShown(
      await shownBy(
        (step.events ?? []).map(([, bytes]) => bytes),
        step.tty,
      ),
      known,
    );
    const got = normaliseShown(await shownBy(result.pieces ?? [], step.tty), known);
    diffs.push(unifiedDiff(wanted.final.join('\n'), got.final.join('\n'), 'final screen'));
    diffs.push(unifiedDiff(wanted.everything.join('\n'), got.everything.join('\n'), 'lines shown at any time'));
  } else {
    const command = step.cmd ?? '';
    diffs.push(unifiedDiff(comparable(step.stdout ?? '', command, known), comparable(result.stdout, command, known), 'stdout'));
    diffs.push(unifiedDiff(comparable(step.stderr ?? '', command, known), comparable(result.stderr, command, known), 'stderr'));
    const layout = tableLayoutProblem(result.stdout);
    if (layout !== undefined) diffs.push(`layout of our table: ${layout}\n`);
  }
  if ((step.exit ?? 0) !== result.exit) diffs.push(`exit: recorded ${step.exit ?? 0}, ours ${result.exit}\n`);
  const diff = diffs.join('');
  return { equal: diff === '', diff };
}

/** A stream with everything in it that differs between runs taken out. */
export function comparable(text: string, command: string, known: Known): string {
  let result = warningLines(buildPlain(normaliseText(text, known)));
  result = cacheRows(pullLines(result));
  if (hasNoOrder(command)) result = asSet(result);
  return squeezeBlanks(result);
}

/** Outputs whose order Docker leaves open: images of the same second, tags of one image, `pull -a`, `docker diff` (README 2). */
function hasNoOrder(command: string): boolean {
  return /\bdocker (?:images|image ls|image list|diff|pull (?:-a|--all-tags)|image prune|system prune)\b/.test(command);
}

function normaliseShown(shown: Shown, known: Known): Shown {
  const line = (text: string): string => squeezeBlanks(screenLine(truncatedHex(normaliseText(text, known))));
  return {
    final: squeezeBlanks(pullLines(warningLines(buildBlocks(buildPlain(shown.final.map(line).join('\n')))))).split('\n'),
    everything: wholeLines(settled(plainLines([...new Set(shown.everything.map(line))]))),
  };
}

/** Digests that the window cuts off. */
function truncatedHex(text: string): string {
  return text.replace(/sha256:[0-9a-f]{20,63}(?![0-9a-f])/g, 'sha256:CUT');
}

/** Lines of BuildKit's plain output keep neither number nor time here; their order and grouping are looked at on the final screen. */
function plainLines(lines: readonly string[]): readonly string[] {
  return [...new Set(lines.map((line) => (/^#\d+ /.test(line) ? buildPlain(`#1 x\n${line}`).split('\n').slice(1).join(' ') : line)))];
}

/** Without what depends on the moment a frame was drawn: output windows of running steps, and steps whose outcome is shown too. */
function settled(lines: readonly string[]): readonly string[] {
  const all = new Set(lines);
  const hasOutcome = (line: string): boolean =>
    ['ERROR', 'CACHED', 'CANCELED'].some((outcome) => all.has(line.replace(/^ => /, ` => ${outcome} `)));
  // Unpacking shows only when it takes long enough to be caught.
  return lines.filter((line) => {
    if (!line.startsWith(' => ')) return line !== 'LAYER: Extracting';
    return !line.startsWith(' => => # ') && !hasOutcome(line);
  });
}

/** Without lines that were caught half written: each is the beginning of another. */
function wholeLines(lines: readonly string[]): readonly string[] {
  const sorted = lines.filter((line) => line !== '').sort();
  return sorted.filter((line, index) => !(sorted[index + 1] ?? '').startsWith(line));
}
