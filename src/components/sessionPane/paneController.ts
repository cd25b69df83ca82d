import type { Action } from '../../session/actions';
import type { LiveSession, TakeOver } from '../../session/liveSession';
import type { RecordOwn } from '../../session/ownRecording';
import { Player, type FrameScheduler } from '../../session/player';
import type { Recording, TimelineMs } from '../../session/recording';
import { PromptLine } from '../workbench/promptLine';
import { Workbench } from '../workbench/workbenchState';
import { claimPlaying, releasePlaying } from './exclusivePlay';
import type { LiveTerminal } from './liveTerminal';
import { actionsBy, printedBy } from './ownReplay';
import { initialPaneState, type PaneState } from './paneState';
import type { PaneScreen } from './paneScreen';
import type { PaneAddress } from './permalink';
import type { PaneStorage } from './sessionStorage';
import type { OwnSession } from './sharing';

export interface PaneServices {
  /** Of the pane in addresses: see `paneId`. */
  readonly id: string;
  loadRecording(): Promise<Recording>;
  /** Brings the engine: the largest part of the site, so only when somebody takes over. */
  loadTakeOver(): Promise<TakeOver>;
  /** The prompt: its line editor, and what an undo needs to bring the screen back. */
  loadLiveTerminal(): Promise<typeof LiveTerminal>;
  loadRecordOwn(): Promise<RecordOwn>;
  /** Links, files and stored sessions. */
  loadSharing(): Promise<typeof import('./sharing')>;
  readonly scheduler: FrameScheduler;
  readonly storage: PaneStorage;
  /** What the page's address asks this pane for. */
  readonly address: PaneAddress;
}

/** What taking over gives. */
interface Taken {
  readonly live: LiveSession;
  /** By each of its first actions. */
  readonly printed: ReadonlyMap<Action, string>;
  readonly Terminal: typeof LiveTerminal;
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
  #terminal: LiveTerminal | undefined;
  #tour: Player | undefined;
  /** How many of the tour's commands had ended at the take-over. */
  #after = 0;
  #unsubscribe: (() => void) | undefined;
  #finished = 0;
  #disposed = false;

  constructor(services: PaneServices) {
    this.#services = services;
  }

  get id(): string {
    return this.#services.id;
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
      this.#tour = player;
      this.#usePlayer(player);
      this.#set({ phase: 'idle', problem: undefined });
    } catch (error) {
      this.#set({ phase: 'failed', problem: `The recording could not be loaded: ${reason(error)}. The transcript is complete.` });
      return;
    }
    await this.#arrive();
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

  readonly nextFrame = (): void => this.#move((player) => player.nextFrame());

  readonly previousFrame = (): void => this.#move((player) => player.previousFrame());

  setSpeed(speed: number): void {
    this.#state.player?.setSpeed(speed);
  }

  /** From the moment that shows: a command in progress counts as not begun. */
  readonly takeOver = (): void => {
    this.pause();
    const { player, own, phase } = this.#state;
    if (!player || phase === 'preparing' || phase === 'live') return;
    const { finished, t } = player.state;
    if (own === undefined) this.#prepare({ after: finished, actions: [] });
    else this.#prepare({ after: own.after, actions: actionsBy(player.recording, own.actions, t) }, player);
  };

  /** Shows what the reader, or somebody whose link was opened, has done, from the beginning. */
  readonly replayOwn = (): void => {
    const { live, offer } = this.#state;
    const session = live ? { after: this.#after, actions: live.actions } : offer;
    if (session === undefined) return;
    this.#endLive();
    this.#set({ phase: 'preparing', live: undefined, running: false, offer: undefined, terminalWanted: true, problem: undefined });
    this.announce('Preparing the replay…');
    this.#record(session).then(
      (player) => {
        if (this.#disposed) return player.dispose();
        this.#usePlayer(player);
        this.#set({ phase: 'replay', own: session, announcement: 'This is what was done in your own session.' });
        this.play();
      },
      (error: unknown) => this.#notPrepared('The replay', error),
    );
  };

  /** Goes on with the session that came with the link. */
  readonly takeOffer = (): void => {
    const { offer } = this.#state;
    if (offer) this.#prepare(offer);
  };

  readonly undo = (): void => this.#change('undo');
  readonly redo = (): void => this.#change('redo');
  readonly reset = (): void => this.#change('reset');

  /** Ends the reader's session, or the replay of one; the tour stands where it was. */
  readonly backToTour = (): void => {
    const tour = this.#tour;
    if (!tour) return;
    this.#endLive();
    this.#services.storage.write(undefined);
    this.#usePlayer(tour);
    this.#set({ phase: 'replay', live: undefined, own: undefined, offer: undefined, running: false, problem: undefined });
    this.announce('Back in the tour.');
    this.#showMoment();
  };

  /** What can be shared or stored: the reader's session, or the one that is replayed. */
  get ownSession(): OwnSession | undefined {
    const { live, own, offer } = this.#state;
    return live ? { after: this.#after, actions: live.actions } : (own ?? offer);
  }

  get tour(): Recording | undefined {
    return this.#tour?.recording;
  }

  /** Of what the pane shows: the tour, the replayed session, or the reader's own, which is recorded for that. */
  async recording(): Promise<Recording | undefined> {
    const { live, player } = this.#state;
    if (!live) return player?.recording;
    const own = await this.#record({ after: this.#after, actions: live.actions });
    own.dispose();
    return own.recording;
  }

  sharing(): ReturnType<PaneServices['loadSharing']> {
    return this.#services.loadSharing();
  }

  showShortcuts(shortcutsShown: boolean): void {
    this.#set({ shortcutsShown });
  }

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
    this.#tour?.dispose();
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

  /** Brings the terminal to the player's moment. */
  #showMoment(): void {
    const { player, phase } = this.#state;
    if (!player || !this.#screen || (phase !== 'replay' && phase !== 'preparing')) return;
    const { t } = player.state;
    const { reset, output } = player.screenAt(t, this.#shown);
    if (reset) this.#screen.clear();
    if (output !== '') this.#screen.writeOutput(output);
    this.#shown = t;
  }

  #usePlayer(player: Player): void {
    this.#unsubscribe?.();
    const before = this.#state.player;
    if (before && before !== player && before !== this.#tour) before.dispose();
    else if (before !== player) before?.pause();
    this.#unsubscribe = player.subscribe(this.#onPlayer);
    this.#finished = player.state.finished;
    this.#shown = undefined;
    this.#set({ player });
  }

  /** A reload brings the reader's session back, a link brings somebody's, and an address a moment. */
  async #arrive(): Promise<void> {
    const { address, storage } = this.#services;
    const stored = storage.read();
    const tour = this.tour;
    if (tour && (address.link !== undefined || stored !== undefined)) {
      const sharing = await this.#services.loadSharing().catch(() => undefined);
      const arrival = await sharing?.arrivalOf(tour, address.link, stored);
      if (this.#state.phase !== 'idle') return;
      if (arrival?.kind === 'restored') return this.#prepare(arrival.session);
      if (arrival?.kind === 'refused') return this.#set({ problem: arrival.problem, stranded: arrival.actions });
      if (arrival?.kind === 'offered')
        return this.#set({ offer: arrival.session, announcement: 'This link holds a session: replay it, or take over from its end.' });
    }
    if (address.t !== undefined) this.seek(address.t);
  }

  /** `replayed` plays what the actions printed; without it they are recorded first. */
  #prepare(session: OwnSession, replayed?: Player): void {
    this.#set({ phase: 'preparing', offer: undefined, terminalWanted: true, problem: undefined });
    this.announce('Preparing your terminal…');
    const live = this.#makeLive(session, replayed);
    // Dealt with below, once the terminal is there.
    live.catch(() => undefined);
    this.#withTerminal(() => {
      live.then(
        (taken) => this.#handOver(taken, session),
        (error: unknown) => this.#notPrepared('Your terminal', error),
      );
    });
  }

  async #makeLive({ after, actions }: OwnSession, replayed?: Player): Promise<Taken> {
    const loaded = Promise.all([this.#services.loadTakeOver(), this.#services.loadLiveTerminal()]);
    const [takeOver, Terminal] = await loaded.catch(noSimulator);
    const tour = this.#tour;
    if (!tour) throw new Error('there is no tour');
    const player = replayed ?? (actions.length === 0 ? undefined : await this.#record({ after, actions }));
    const made = takeOver(tour.recording, endOf(tour.recording, after), actions.length === 0 ? {} : { actions });
    return { live: await made, printed: player ? printedBy(player, actions) : new Map<Action, string>(), Terminal };
  }

  async #record({ after, actions }: OwnSession): Promise<Player> {
    const recordOwn = await this.#services.loadRecordOwn().catch(noSimulator);
    const tour = this.#tour;
    if (!tour) throw new Error('there is no tour');
    return new Player(await recordOwn(tour.recording, after, actions), this.#services.scheduler);
  }

  #notPrepared(what: string, error: unknown): void {
    this.#set({ phase: 'replay', announcement: '', problem: `${what} could not be prepared: ${reason(error)}.` });
  }

  #handOver({ live: session, printed, Terminal }: Taken, { after }: OwnSession): void {
    const screen = this.#screen;
    const tour = this.#tour;
    if (this.#disposed || this.#state.phase !== 'preparing' || !screen || !tour) {
      session.dispose();
      return;
    }
    claimPlaying(this.pause);
    this.#usePlayer(tour);
    this.#after = after;
    const shown = tour.screenAt(endOf(tour.recording, after)).output;
    const terminal = new Terminal(
      screen,
      session,
      { shown, printed },
      {
        lineChanged: (text) => this.line.changed(text),
        runningChanged: (running) => this.#set({ running }),
        commandEnded: (error) =>
          this.#set(
            error === undefined
              ? { announcement: session.summary }
              : { problem: `The simulator failed: ${reason(error)}. Go back to the tour and take over again.` },
          ),
      },
    );
    this.#terminal = terminal;
    this.line.attach(terminal);
    screen.hand(terminal.input);
    void terminal.start();
    this.#set({ phase: 'live', live: session, own: undefined, announcement: 'The prompt is yours.' });
    this.#keep(session);
    let kept = session.actions;
    session.subscribe(() => {
      if (kept === session.actions) return;
      kept = session.actions;
      this.#keep(session);
    });
    screen.focus();
  }

  /** For a reload. */
  #keep(session: LiveSession): void {
    const tour = this.tour;
    const { loadSharing, storage, address } = this.#services;
    if (!tour) return;
    void loadSharing().then(
      ({ storedText }) => {
        if (this.#state.live !== session) return;
        const stored = storage.write(storedText(tour, { after: this.#after, actions: session.actions }, address.link));
        if (stored === this.#state.storageBlocked) this.#set({ storageBlocked: !stored });
      },
      // Without it a reload starts over, as it would without storage.
      () => undefined,
    );
  }

  #change(how: 'undo' | 'redo' | 'reset'): void {
    const terminal = this.#terminal;
    const { live } = this.#state;
    if (!terminal || !live) return;
    terminal.change(how).then(
      () => this.#set({ running: false, announcement: live.summary }),
      (error: unknown) => this.#set({ problem: `The simulator failed: ${reason(error)}. Go back to the tour and take over again.` }),
    );
  }

  #endLive(): void {
    this.#terminal?.dispose();
    this.#terminal = undefined;
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

/** When so many of its commands have ended. */
function endOf({ commands }: Recording, after: number): TimelineMs {
  return commands[after - 1]?.end ?? 0;
}

function noSimulator(): never {
  throw new Error('the simulator could not be loaded');
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
}
