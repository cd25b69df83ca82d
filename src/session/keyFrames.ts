import type { Recording } from './recording';

/** Lines above the screen that a reader can still scroll to after a seek; what is older is left out where it can be. */
const scrollbackLines = 1000;

/** A place in the output from where a terminal can be written to, instead of from the beginning. */
interface Start {
  /** Index of the output frame. */
  readonly frame: number;
  /** Lines that the output before it has moved the terminal on. */
  readonly lines: number;
  /** Colours and modes that hold there, as control codes. */
  readonly state: string;
}

/**
 * Where to begin writing so that a cleared terminal shows any later moment exactly, though most of a long recording's output is left out.
 * The screen is the same as if all had been written, once more lines have come than two screens hold: everything older has been scrolled
 * off then, and the cursor stands on the last row in both. Lines are counted cautiously (redrawn ones and wrapped ones not). Codes that
 * address rows from the top, or keep state that is not followed here, make it begin at the beginning as long as they could matter.
 */
export class KeyFrames {
  readonly #rows: number;
  readonly #starts: readonly Start[];
  /** After so many frames, the lines that the terminal has moved on. */
  readonly #linesAfter: readonly number[];
  /** Lines at which something addressed a row from the top. */
  readonly #absolute: readonly { readonly frame: number; readonly lines: number }[];
  /** From this frame on nothing may be left out. */
  readonly #end: number;

  readonly #scrollback: number;

  constructor({ output, commands, rows }: Pick<Recording, 'output' | 'commands' | 'rows'>, scrollback = scrollbackLines) {
    const follower = new Follower(rows);
    const starts: Start[] = [];
    const linesAfter = [0];
    const absolute: { frame: number; lines: number }[] = [];
    let end = Infinity;
    let command = 0;
    output.forEach(({ t, data }, frame) => {
      const next = commands[command];
      // The prompt of the command's start is written by the frame of that moment, so the first one after it is where it is typed.
      if (next !== undefined && t > next.start) {
        starts.push({ frame, lines: follower.lines, state: follower.state });
        command += 1;
      }
      const seen = follower.take(data);
      linesAfter.push(follower.lines);
      if (seen.absolute) absolute.push({ frame, lines: follower.lines });
      if (seen.unknown && end === Infinity) end = frame;
    });
    this.#rows = rows;
    this.#scrollback = scrollback;
    this.#starts = starts;
    this.#linesAfter = linesAfter;
    this.#absolute = absolute;
    this.#end = end;
  }

  /** For a terminal that is to show the output of the first `frames` frames. */
  startFor(frames: number): { readonly frame: number; readonly state: string } {
    const lines = this.#linesAfter[frames] ?? 0;
    const wanted = lines - 2 * this.#rows - this.#scrollback;
    const start = this.#starts.findLast((candidate) => candidate.lines <= wanted);
    if (start === undefined || frames > this.#end || !this.#settles(start, frames, lines)) return { frame: 0, state: '' };
    return start;
  }

  /** Whether, somewhere between, two screens of lines come without a row being addressed from the top. */
  #settles(start: Start, frames: number, lines: number): boolean {
    let from = start.lines;
    for (const at of this.#absolute) {
      if (at.frame < start.frame || at.frame >= frames) continue;
      if (at.lines - from >= 2 * this.#rows) return true;
      from = at.lines;
    }
    return lines - from >= 2 * this.#rows;
  }
}

/** Follows output as far as `KeyFrames` needs it. */
class Follower {
  readonly #rows: number;
  /** The row of the cursor and the lowest row so far, counted from the recording's first. */
  #row = 0;
  #lowest = 0;
  readonly #colours = new Map<string, string>();
  readonly #modes = new Map<string, string>();

  constructor(rows: number) {
    this.#rows = rows;
  }

  get lines(): number {
    return this.#lowest;
  }

  get state(): string {
    return [...this.#colours.values(), ...this.#modes.values()].join('');
  }

  take(data: string): { readonly absolute: boolean; readonly unknown: boolean } {
    let absolute = false;
    let unknown = false;
    let from = 0;
    for (let at = data.indexOf('\x1b'); at !== -1; at = data.indexOf('\x1b', from)) {
      this.#down(lineEnds(data, from, at));
      if (data[at + 1] !== '[') {
        unknown = true;
        from = at + 2;
        continue;
      }
      // Parameters and what may stand between them and the final letter (ECMA-48 section 5.4).
      let end = at + 2;
      while (data.charCodeAt(end) < 0x40) end += 1;
      from = end + 1;
      const parameters = data.slice(at + 2, end);
      const final = data[end] ?? '?';
      if (final === 'm') this.#colour(parameters, data.slice(at, from));
      else if (final === 'A' || final === 'F') this.#row -= number(parameters);
      else if (final === 'B' || final === 'E') this.#row = Math.min(this.#row + number(parameters), this.#lowest);
      else if (final === 'J') absolute ||= /[23]/.test(parameters);
      else if ('HfdLMST'.includes(final)) {
        absolute = true;
        // At the worst the top of the screen is a whole screen above the lowest line.
        if ('Hfd'.includes(final)) this.#row = Math.min(this.#row, this.#lowest - this.#rows + 1);
      } else if (!'CDGKPX@'.includes(final)) {
        if (/^\?(?:7|25)$/.test(parameters)) this.#modes.set(parameters, data.slice(at, from));
        else unknown = true;
      }
    }
    this.#down(lineEnds(data, from, data.length));
    return { absolute, unknown };
  }

  #down(lines: number): void {
    this.#row += lines;
    this.#lowest = Math.max(this.#lowest, this.#row);
  }

  /** A full reset ends all before it; the foreground that is set last replaces the one before. What is not known so well is just kept. */
  #colour(parameters: string, code: string): void {
    if (/^0*$/.test(parameters)) this.#colours.clear();
    else {
      const key = /^(?:3[0-79]|9[0-7])$/.test(parameters) ? 'foreground' : parameters;
      // The order is that of the last setting.
      this.#colours.delete(key);
      this.#colours.set(key, code);
    }
  }
}

function lineEnds(data: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (data.charCodeAt(at) === 10) count += 1;
  return count;
}

function number(parameters: string): number {
  return Math.max(1, Number(parameters) || 1);
}
