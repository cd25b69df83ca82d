import { countUntil } from './countUntil';
import { defaultMachines } from './machineNames';
import { RecordedOutput } from './recordedOutput';
import { RecordedViews } from './recordedViews';
import type { CommandMarker, Moment, Recording, TimelineMs } from './recording';
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
  /** Pauses longer than `longestPauseMs` are cut to that. */
  readonly skipsIdle: boolean;
  /** Index of the command entered last, -1 before the first. */
  readonly command: number;
  /** How many commands have ended. */
  readonly finished: number;
  readonly ended: boolean;
}

/** A pause that goes on longer is cut by skipping idle time. */
export const longestPauseMs = 2000;

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
  readonly #views: RecordedViews;
  #state: PlayerState;
  #frame: number | undefined;
  #skipsIdle = false;
  /** One for each machine; made at once, so that the first seek does not wait for it. */
  readonly #terminals: readonly RecordedOutput[];
  #moments: readonly { readonly t: TimelineMs }[] | undefined;
  /** Where the running play began: scheduler time and recording time. */
  #origin = { now: 0, t: 0 };

  constructor(recording: Recording, scheduler: FrameScheduler) {
    this.recording = recording;
    this.#scheduler = scheduler;
    this.#terminals = this.machines.map((_, machine) => new RecordedOutput(recording, machine));
    this.#views = new RecordedViews(recording.views);
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

  setSkipsIdle(skips: boolean): void {
    this.#skipsIdle = skips;
    this.#set({ ...this.#state, skipsIdle: skips });
  }

  /** Whether there is anything to skip. */
  get hasIdle(): boolean {
    return this.#happenings().some(({ t }, index, all) => t - (all[index - 1]?.t ?? 0) > longestPauseMs);
  }

  /** Stands still at the next moment at which something new is shown, or at the end. */
  nextFrame(): void {
    this.pause();
    this.seek(this.#happenings().find(({ t }) => t > this.#state.t)?.t ?? this.recording.duration);
  }

  /** Stands still at the moment before, or at the beginning. */
  previousFrame(): void {
    this.pause();
    this.seek(this.#happenings().findLast(({ t }) => t < this.#state.t)?.t ?? 0);
  }

  /** Stops for good: no frame is requested and nobody is told any more. */
  dispose(): void {
    this.#stopFrames();
    this.#listeners.clear();
  }

  /** Names of the machines, each with a terminal of its own. */
  get machines(): readonly string[] {
    return this.recording.setup.machines ?? defaultMachines;
  }

  /**
   * On which of the machines something is typed or runs at a moment, or was last: whose terminal to show. The moment at which one command ends and
   * the next begins belongs to the one that ends: nothing is typed yet.
   */
  machineAt(t: TimelineMs): number {
    const { commands } = this.recording;
    return (commands.findLast(({ start }) => start < t) ?? commands[0])?.machine ?? 0;
  }

  /** What a terminal that shows the moment `from` must be sent to show the later moment `to`: frames with `from < t <= to`. */
  outputBetween(from: TimelineMs, to: TimelineMs, machine = 0): string {
    return this.#terminals[machine]?.between(from, to) ?? '';
  }

  /** What a terminal must be sent, after a reset, to show the moment `t`: all output until then. */
  outputUntil(t: TimelineMs, machine = 0): string {
    return this.outputBetween(-1, t, machine);
  }

  /**
   * What a terminal must be sent to show the moment `to`, when it shows `from` (undefined: when it is new): the output between, or, after a
   * reset, the least from which the screen and the newest thousand lines above it come out the same.
   */
  screenAt(to: TimelineMs, from?: TimelineMs, machine = 0): { readonly reset: boolean; readonly output: string } {
    return this.#terminals[machine]?.screenAt(to, from) ?? { reset: false, output: '' };
  }

  /** The same object as long as nothing of the world changes. */
  viewAt(t: TimelineMs): WorldView {
    return this.#views.at(t);
  }

  momentAt(t: TimelineMs): Moment {
    return { t, view: this.viewAt(t), command: this.#enteredBy(t) - 1 };
  }

  /** For the slider: `before docker pull alpine`, `running docker pull alpine, 1 of 3`, `after docker pull alpine on server, 1 of 3`. */
  valueText(t: TimelineMs): string {
    const { commands } = this.recording;
    const entered = this.#enteredBy(t);
    const current = commands[entered - 1];
    if (current === undefined) return commands[0] === undefined ? 'nothing to play' : `before ${commands[0].command}`;
    const place = this.machines.length > 1 ? ` on ${this.machines[current.machine ?? 0] ?? ''}` : '';
    return `${t < current.end ? 'running' : 'after'} ${current.command}${place}, ${entered} of ${commands.length}`;
  }

  #begin(t: TimelineMs): void {
    this.#stopFrames();
    this.#origin = { now: this.#scheduler.now(), t };
    this.#frame = this.#scheduler.request(this.#onFrame);
    this.#set(this.#stateAt(t, true, this.#state.speed));
  }

  readonly #onFrame = (): void => {
    const played = this.#origin.t + (this.#scheduler.now() - this.#origin.now) * this.#state.speed;
    const t = this.#skipsIdle ? this.#afterPause(played) : played;
    if (t !== played) this.#origin = { now: this.#scheduler.now(), t };
    if (t >= this.recording.duration) {
      this.#frame = undefined;
      this.#set(this.#stateAt(this.recording.duration, false, this.#state.speed));
      return;
    }
    this.#frame = this.#scheduler.request(this.#onFrame);
    this.#set(this.#stateAt(Math.max(t, this.#state.t), true, this.#state.speed));
  };

  /** `t`, or the end of the pause that has gone on for too long by then. */
  #afterPause(t: TimelineMs): TimelineMs {
    const happenings = this.#happenings();
    const happened = countUntil(happenings, t);
    const before = happenings[happened - 1]?.t ?? 0;
    return t - before > longestPauseMs ? (happenings[happened]?.t ?? this.recording.duration) : t;
  }

  /** The moments at which terminal or picture change, ascending. */
  #happenings(): readonly { readonly t: TimelineMs }[] {
    const { output, views } = this.recording;
    this.#moments ??= [...output, ...views].sort((one, other) => one.t - other.t);
    return this.#moments;
  }

  #stopFrames(): void {
    if (this.#frame !== undefined) this.#scheduler.cancel(this.#frame);
    this.#frame = undefined;
  }

  #stateAt(t: TimelineMs, playing: boolean, speed: number): PlayerState {
    const finished = this.recording.commands.filter((command) => command.end <= t).length;
    return {
      t,
      playing,
      speed,
      skipsIdle: this.#skipsIdle,
      command: this.#enteredBy(t) - 1,
      finished,
      ended: t >= this.recording.duration,
    };
  }

  #enteredBy(t: TimelineMs): number {
    return this.recording.commands.filter((command: CommandMarker) => command.entered <= t).length;
  }

  #set(state: PlayerState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}
