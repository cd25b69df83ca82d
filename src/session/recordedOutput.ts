import { countUntil } from './countUntil';
import { KeyFrames } from './keyFrames';
import type { Recording, TimelineMs } from './recording';

/** What one machine's terminal receives, by time. */
export class RecordedOutput {
  readonly #output: Recording['output'];
  readonly #keyFrames: KeyFrames;

  constructor({ output, commands, rows }: Recording, machine: number) {
    const own = (item: { readonly machine?: number }): boolean => (item.machine ?? 0) === machine;
    this.#output = output.filter(own);
    this.#keyFrames = new KeyFrames({ output: this.#output, commands: commands.filter(own), rows });
  }

  /** Frames with `from < t <= to`. */
  between(from: TimelineMs, to: TimelineMs): string {
    return this.#text(countUntil(this.#output, from), countUntil(this.#output, to));
  }

  /** See `Player.screenAt`. */
  screenAt(to: TimelineMs, from: TimelineMs | undefined): { readonly reset: boolean; readonly output: string } {
    const frames = countUntil(this.#output, to);
    const { frame, state } = this.#keyFrames.startFor(frames);
    const shown = from === undefined || from > to ? -1 : countUntil(this.#output, from);
    const reset = shown < frame;
    return { reset, output: (reset ? state : '') + this.#text(reset ? frame : shown, frames) };
  }

  #text(from: number, to: number): string {
    return this.#output
      .slice(from, to)
      .map(({ data }) => data)
      .join('');
  }
}
