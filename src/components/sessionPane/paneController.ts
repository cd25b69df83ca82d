import type { LiveSession, TakeOver } from '../../session/liveSession';
import { Player, type FrameScheduler } from '../../session/player';
import type { Recording, TimelineMs } from '../../session/recording';
import { LivePrompt, type PromptScreen } from '../terminal/livePrompt';
import type { ScreenInput } from '../terminal/xtermScreen';
import { PromptLine } from '../workbench/promptLine';
import { Workbench } from '../workbench/workbenchState';
import { claimPlaying, releasePlaying } from './exclusivePlay';
import { initialPaneState, type PaneState } from './paneState';

/** What the pane needs of a terminal; `XtermScreen` is one. */
export interface PaneScreen extends PromptScreen {
  clear(): void;
  focus(): void;
  hand(input: ScreenInput | undefined): void;
}

export interface PaneServices {
  loadRecording(): Promise<Recording>;
  /** Brings the engine: the largest part of the site, so only when somebody takes over. */
  loadTakeOver(): Promise<TakeOver>;
  readonly scheduler: FrameScheduler;
}

/**
 * One pane's doings, without React: loads the recording, plays it into a terminal, hands the prompt to the reader and takes it back. `state`
 * is a new object at every change and the same between changes.
 */
export class PaneController {
  readonly line = new PromptLine();
  readonly workbench = new Workbench();
  readonly #services: PaneServices;
  readonly #listeners = new Set<() => void>();
  #state: PaneState = initialPaneState;
  #screen: PaneScreen | undefined;
  /** The moment that the terminal shows; undefined: nothing of the recording. */
  #shown: TimelineMs | undefined;
  /** Waits for the terminal. */
  #pending: (() => void) | undefined;
  #prompt: LivePrompt | undefined;
  #finished = 0;
  #disposed = false;

  constructor(services: PaneServices) {
    this.#services = services;
  }

  get state(): PaneState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async load(): Promise<void> {
    try {
      const player = new Player(await this.#services.loadRecording(), this.#services.scheduler);
      if (this.#disposed) return;
      // Unplayed, the pane shows how the session ends, as the page does that the server wrote.
      player.seek(player.recording.duration);
      this.#finished = player.state.finished;
      player.subscribe(this.#onPlayer);
      this.#set({ phase: 'idle', player, problem: undefined });
    } catch (error) {
      this.#set({ phase: 'failed', problem: `The recording could not be loaded: ${reason(error)}. The transcript is complete.` });
    }
  }

  readonly toggle = (): void => {
    const { player } = this.#state;
    if (player?.state.playing) this.pause();
    else this.play();
  };

  play(): void {
    this.#withTerminal((player) => {
      claimPlaying(this.pause);
      player.play();
    });
  }

  readonly pause = (): void => {
    this.#pending = undefined;
    this.#state.player?.pause();
  };

  /** The terminal may come later; slider and picture show the moment at once. */
  seek(t: TimelineMs): void {
    this.#move((player) => player.seek(t));
  }

  /** A pane that was not played yet shows the end, but its reader has seen nothing: the next command is the first. */
  readonly next = (): void => {
    const unplayed = this.#state.phase === 'idle';
    this.#move((player) => {
      if (unplayed) player.seek(0);
      player.nextCommand();
    });
  };

  readonly previous = (): void => this.#move((player) => player.previousCommand());

  readonly restart = (): void => {
    this.#move((player) => player.restart());
    this.play();
  };

  setSpeed(speed: number): void {
    this.#state.player?.setSpeed(speed);
  }

  /** From the moment that shows: a command in progress counts as not begun. */
  readonly takeOver = (): void => {
    this.pause();
    const { player, phase } = this.#state;
    if (!player || phase === 'preparing' || phase === 'live') return;
    this.#set({ phase: 'preparing', terminalWanted: true, problem: undefined, announcement: 'Preparing your terminal…' });
    const live = this.#makeLive(player);
    // Dealt with below, once the terminal is there.
    live.catch(() => undefined);
    this.#withTerminal(() => {
      live.then(
        (session) => this.#handOver(player, session),
        (error: unknown) =>
          this.#set({ phase: 'replay', announcement: '', problem: `Your terminal could not be prepared: ${reason(error)}.` }),
      );
    });
  };

  /** Ends the reader's session; the recording stands where it was. */
  readonly backToTour = (): void => {
    this.#endLive();
    this.#set({ phase: 'replay', live: undefined, running: false, problem: undefined, announcement: 'Back in the tour.' });
    this.#shown = undefined;
    this.#showMoment();
  };

  /** Called with the terminal when it can be written to, and with undefined when it goes away. */
  readonly attachScreen = (screen: PaneScreen | undefined): void => {
    this.#screen = screen;
    this.#shown = undefined;
    this.#set({ terminalReady: screen !== undefined });
    const pending = this.#pending;
    if (screen && pending) {
      this.#pending = undefined;
      pending();
    }
    this.#showMoment();
  };

  /** Its code did not arrive or broke; the browser's own words for that name files of the site and help no reader. */
  readonly terminalFailed = (): void => {
    this.#pending = undefined;
    this.#state.player?.pause();
    this.#set({
      phase: 'failed',
      terminalWanted: false,
      problem: 'The terminal could not be loaded. The transcript is complete; reload the page to try again.',
    });
  };

  /** Says something to screen readers. */
  announce(text: string): void {
    this.#set({ announcement: text });
  }

  dispose(): void {
    this.#disposed = true;
    releasePlaying(this.pause);
    this.#endLive();
    this.#state.player?.dispose();
    this.#listeners.clear();
  }

  #move(change: (player: Player) => void): void {
    const { player, phase } = this.#state;
    if (!player || (phase !== 'idle' && phase !== 'replay')) return;
    this.#set({ phase: 'replay', terminalWanted: true, problem: undefined });
    change(player);
  }

  #withTerminal(action: (player: Player) => void): void {
    const { player, phase } = this.#state;
    if (!player || phase === 'live' || phase === 'failed') return;
    this.#set({ phase: phase === 'idle' ? 'replay' : phase, terminalWanted: true, problem: undefined });
    if (this.#screen) action(player);
    else this.#pending = () => action(player);
  }

  readonly #onPlayer = (): void => {
    const { player } = this.#state;
    if (!player) return;
    const { finished } = player.state;
    if (finished > this.#finished) this.#set({ announcement: player.recording.commands[finished - 1]?.summary ?? '' });
    this.#finished = finished;
    this.#showMoment();
  };

  /** Brings the terminal to the player's moment: forwards by what lies between, backwards from the beginning. */
  #showMoment(): void {
    const { player, phase } = this.#state;
    if (!player || !this.#screen || (phase !== 'replay' && phase !== 'preparing')) return;
    const { t } = player.state;
    if (this.#shown === undefined || t < this.#shown) {
      this.#screen.clear();
      this.#screen.writeOutput(player.outputUntil(t));
    } else if (t > this.#shown) {
      this.#screen.writeOutput(player.outputBetween(this.#shown, t));
    }
    this.#shown = t;
  }

  async #makeLive(player: Player): Promise<LiveSession> {
    const takeOver = await this.#services.loadTakeOver().catch(() => {
      throw new Error('the simulator could not be loaded');
    });
    return takeOver(player.recording, player.state.t);
  }

  #handOver(player: Player, session: LiveSession): void {
    const screen = this.#screen;
    if (this.#disposed || this.#state.phase !== 'preparing' || !screen) {
      session.dispose();
      return;
    }
    claimPlaying(this.pause);
    screen.clear();
    screen.writeOutput(player.outputUntil(boundaryBefore(player.recording, player.state.t)));
    const prompt = new LivePrompt(screen, session, {
      lineChanged: (text) => this.line.changed(text),
      runningChanged: (running) => this.#set({ running }),
      commandEnded: (error) =>
        this.#set(
          error === undefined
            ? { announcement: session.summary }
            : { problem: `The simulator failed: ${reason(error)}. Go back to the tour and take over again.` },
        ),
    });
    this.#prompt = prompt;
    this.line.attach(prompt);
    screen.hand({ onInput: (data) => prompt.input(data), tabLeaves: () => prompt.tabLeaves, onResize: () => prompt.resized() });
    prompt.start();
    this.#set({ phase: 'live', live: session, announcement: 'The prompt is yours.' });
    screen.focus();
  }

  #endLive(): void {
    this.#prompt?.dispose();
    this.#prompt = undefined;
    this.line.attach(undefined);
    this.#state.live?.dispose();
    this.#screen?.hand(undefined);
  }

  #set(change: Partial<PaneState>): void {
    if (this.#disposed) return;
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The last moment with an untouched prompt: the start of the command in progress, else `t` itself. */
function boundaryBefore(recording: Recording, t: TimelineMs): TimelineMs {
  return recording.commands.find((command) => command.start <= t && t < command.end)?.start ?? t;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
}
