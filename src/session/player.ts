import type { Json } from './json';
import { applyPatch } from './mergePatch';
import type { CommandMarker, Moment, Recording, TimelineMs } from './recording';
import { decodeView } from './viewCodec';
import type { WorldView } from './worldView';

/** The browser's frames and clock, or a test's. `now` is in milliseconds from any origin; `request` calls back once, soon. */
export interface FrameScheduler {
  now(): number;
  request(callback: () => void): number;
  cancel(handle: number): void;
}

export interface PlayerState {
  readonly t: TimelineMs;
  readonly playing: boolean;
  /** 1 is the speed of the recording. */
  readonly speed: number;
  /** Index of the command entered last, -1 before the first. */
  readonly command: number;
  /** How many commands have ended. */
  readonly finished: number;
  readonly ended: boolean;
}

/** Decoded world views are kept for every so many patches; between them patches are applied anew. */
const snapshotEvery = 16;

/** While playing, "previous" this soon after a command's start means the command before it, or nobody could ever step back. */
const previousGraceMs = 700;

/**
 * Plays a recording: knows the time and what is to be seen at it, draws nothing. `state` is a new object at every change and the same
 * object between changes, so that it can serve `useSyncExternalStore`. Seeking is clamped to the recording; times may be fractional.
 */
export class Player {
  readonly recording: Recording;
  readonly #scheduler: FrameScheduler;
  readonly #listeners = new Set<() => void>();
  readonly #snapshots: (Json | undefined)[] = [];
  #state: PlayerState;
  #frame: number | undefined;
  /** Where the running play began: scheduler time and recording time. */
  #origin = { now: 0, t: 0 };
  #lastView: { readonly applied: number; readonly view: WorldView } | undefined;

  constructor(recording: Recording, scheduler: FrameScheduler) {
    this.recording = recording;
    this.#scheduler = scheduler;
    this.#state = this.#stateAt(0, false, 1);
  }

  get state(): PlayerState {
    return this.#state;
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** From the beginning if the end is reached. */
  play(): void {
    if (this.#state.playing) return;
    this.#begin(this.#state.ended ? 0 : this.#state.t);
  }

  pause(): void {
    if (!this.#state.playing) return;
    this.#stopFrames();
    this.#set(this.#stateAt(this.#state.t, false, this.#state.speed));
  }

  /** Keeps on playing if it was playing. */
  seek(t: TimelineMs): void {
    const target = Math.min(Math.max(0, t), this.recording.duration);
    if (this.#state.playing && target < this.recording.duration) {
      this.#begin(target);
    } else {
      this.#stopFrames();
      this.#set(this.#stateAt(target, false, this.#state.speed));
    }
  }

  /** To the end of the running command, or of the next one. */
  nextCommand(): void {
    const next = this.recording.commands.find((command) => command.end > this.#state.t);
    this.seek(next?.end ?? this.recording.duration);
  }

  /** To the start of the running command, or of the one before. */
  previousCommand(): void {
    const before = this.#state.t - (this.#state.playing ? previousGraceMs : 0);
    const begun = this.recording.commands.filter((command) => command.start < before);
    this.seek(begun.at(-1)?.start ?? 0);
  }

  restart(): void {
    this.seek(0);
  }

  /** Throws `RangeError` unless positive and finite. */
  setSpeed(speed: number): void {
    if (!(speed > 0) || !Number.isFinite(speed)) throw new RangeError(`speed must be a positive number, got ${speed}`);
    this.#origin = { now: this.#scheduler.now(), t: this.#state.t };
    this.#set(this.#stateAt(this.#state.t, this.#state.playing, speed));
  }

  /** Stops for good: no frame is requested and nobody is told any more. */
  dispose(): void {
    this.#stopFrames();
    this.#listeners.clear();
  }

  /** What a terminal that shows the moment `from` must be sent to show the later moment `to`: frames with `from < t <= to`. */
  outputBetween(from: TimelineMs, to: TimelineMs): string {
    const { output } = this.recording;
    return output
      .slice(countUntil(output, from), countUntil(output, to))
      .map((frame) => frame.data)
      .join('');
  }

  /** What a terminal must be sent, after a reset, to show the moment `t`. */
  outputUntil(t: TimelineMs): string {
    return this.outputBetween(-1, t);
  }

  /** The same object as long as nothing of the world changes. */
  viewAt(t: TimelineMs): WorldView {
    const applied = countUntil(this.recording.views, t);
    if (this.#lastView?.applied === applied) return this.#lastView.view;
    const view = decodeView(this.#wireAfter(applied));
    this.#lastView = { applied, view };
    return view;
  }

  momentAt(t: TimelineMs): Moment {
    return { t, view: this.viewAt(t), command: this.#enteredBy(t) - 1 };
  }

  /** For the slider: `before docker pull alpine`, `running docker pull alpine, 1 of 3`, `after docker pull alpine, 1 of 3`. */
  valueText(t: TimelineMs): string {
    const { commands } = this.recording;
    const entered = this.#enteredBy(t);
    const current = commands[entered - 1];
    if (current === undefined) return commands[0] === undefined ? 'nothing to play' : `before ${commands[0].command}`;
    return `${t < current.end ? 'running' : 'after'} ${current.command}, ${entered} of ${commands.length}`;
  }

  #wireAfter(applied: number): Json | undefined {
    const { views } = this.recording;
    while (this.#snapshots.length * snapshotEvery <= applied - snapshotEvery) {
      const made = this.#snapshots.length;
      this.#snapshots.push(applyAll(this.#snapshots[made - 1], views.slice(made * snapshotEvery, (made + 1) * snapshotEvery)));
    }
    const whole = Math.floor(applied / snapshotEvery);
    return applyAll(this.#snapshots[whole - 1], views.slice(whole * snapshotEvery, applied));
  }

  #begin(t: TimelineMs): void {
    this.#stopFrames();
    this.#origin = { now: this.#scheduler.now(), t };
    this.#frame = this.#scheduler.request(this.#onFrame);
    this.#set(this.#stateAt(t, true, this.#state.speed));
  }

  readonly #onFrame = (): void => {
    const t = this.#origin.t + (this.#scheduler.now() - this.#origin.now) * this.#state.speed;
    if (t >= this.recording.duration) {
      this.#frame = undefined;
      this.#set(this.#stateAt(this.recording.duration, false, this.#state.speed));
      return;
    }
    this.#frame = this.#scheduler.request(this.#onFrame);
    this.#set(this.#stateAt(Math.max(t, this.#state.t), true, this.#state.speed));
  };

  #stopFrames(): void {
    if (this.#frame !== undefined) this.#scheduler.cancel(this.#frame);
    this.#frame = undefined;
  }

  #stateAt(t: TimelineMs, playing: boolean, speed: number): PlayerState {
    const finished = this.recording.commands.filter((command) => command.end <= t).length;
    return { t, playing, speed, command: this.#enteredBy(t) - 1, finished, ended: t >= this.recording.duration };
  }

  #enteredBy(t: TimelineMs): number {
    return this.recording.commands.filter((command: CommandMarker) => command.entered <= t).length;
  }

  #set(state: PlayerState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** How many frames, sorted by time, have `t` at or before the moment. Binary search. */
function countUntil(frames: readonly { readonly t: TimelineMs }[], t: TimelineMs): number {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const frame = frames[middle];
    if (frame !== undefined && frame.t <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

function applyAll(base: Json | undefined, frames: Recording['views']): Json | undefined {
  // A patch is JSON by the recording's contract; its declared type leaves the form to the session's codec.
  return frames.reduce<Json | undefined>((json, frame) => applyPatch(json, frame.patch as Json), base);
}
