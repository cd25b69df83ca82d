import type { Recording, TimelineMs } from '../../session/recording';
import { Player } from '../../session/player';
import { PromptLine } from '../workbench/promptLine';
import { Workbench } from '../workbench/workbenchState';
import { actionsBy } from './actionsBy';
import { claimPlaying, releasePlaying } from './exclusivePlay';
import type { HeldSession } from './heldSession';
import type { Taken } from './ownSessions';
import type { PaneScreen } from './paneScreen';
import type { PaneServices } from './paneServices';
import { initialPaneState, type PaneState } from './paneState';
import { reason } from './reason';
import { ReplayScreens } from './replayScreens';
import type { Arrival, OwnSession } from './sharing';

/**
 * One pane's doings, without React: loads the recording, plays it into a terminal, hands the prompt to the reader and takes it back. `state`
 * is a new object at every change and the same between changes.
 */
export class PaneController {
  readonly line = new PromptLine();
  readonly workbench = new Workbench();
  readonly #services: PaneServices;
  readonly #listeners = new Set<() => void>();
  readonly #screens = new ReplayScreens();
  #state: PaneState = initialPaneState;
  #held: HeldSession | undefined;
  #tour: Player | undefined;
  /** The session in the page's address, still encoded: what is stored is stored for this address. */
  #link: string | undefined;
  #unsubscribe: (() => void) | undefined;
  #finished = 0;
  #disposed = false;

  constructor(services: PaneServices) {
    this.#services = services;
    this.#link = services.address.link;
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
      // Unplayed, the pane shows how the session ends, as the page does that the server wrote; an exercise begins with nothing done.
      player.seek(player.recording.goals !== undefined ? 0 : player.recording.duration);
      this.#tour = player;
      this.#screens.expect(player.machines.length);
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
      this.#follow();
      player.play();
    });
  }

  readonly pause = (): void => {
    this.#screens.stopWaiting();
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
    // Somebody who looks at another machine than the one that acted means its prompt.
    const machine = this.#state.machine === this.#state.acting ? undefined : this.#state.machine;
    if (own === undefined) this.#prepare({ after: finished, actions: [] }, undefined, machine);
    else this.#prepare({ after: own.after, actions: actionsBy(player.recording, own.actions, t) }, player, machine);
  };

  /** Shows what the reader has done, from the beginning. */
  readonly replayOwn = (): void => this.#replay(this.#held?.own);

  /** Shows what somebody has done whose link was opened. */
  readonly replayOffer = (): void => {
    this.#leave();
    this.#replay(this.#state.offer);
  };

  /** Goes on with the session that came with the link. */
  readonly takeOffer = (): void => {
    const { offer } = this.#state;
    if (!offer) return;
    this.#leave();
    this.#set({ live: undefined, own: undefined, running: false });
    this.#prepare(offer);
  };

  /**
   * A session has come into the address of the open page. It is looked at as when the page is opened, and offered beside what the reader does, which
   * goes on, also after a reload, until they choose.
   */
  async openLink(link: string): Promise<void> {
    if (link === this.#link) return;
    this.#link = link;
    if (this.#state.phase === 'loading') return;
    if (this.#held) this.#keep(this.#held.own);
    const arrival = await this.#arrivalOf(link);
    if (this.#disposed || this.#link !== link) return;
    if (arrival === undefined) this.#set({ problem: 'The session in this link could not be loaded. Reload the page to try again.' });
    else if (this.#offered(arrival) && !this.#held) this.pause();
  }

  /** Leaves the session that came with the link where it is. */
  readonly declineOffer = (): void => this.#set({ offer: undefined, announcement: 'Your own session goes on.' });

  readonly undo = (): void => this.#held?.change('undo');
  readonly redo = (): void => this.#held?.change('redo');
  readonly reset = (): void => this.#held?.change('reset');

  /** Shows the terminal of this machine: in a replay until something happens on another, in the reader's session until another is chosen. */
  selectMachine(machine: number): void {
    if (this.#held) this.#held.select(machine);
    else {
      this.#set({ machine });
      this.#showMoment();
    }
  }

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

  /** Of an exercise. */
  readonly showSolution = (): void => {
    this.backToTour();
    this.restart();
  };

  /** What can be shared or stored: the reader's session, or the one that is replayed. */
  get ownSession(): OwnSession | undefined {
    const { own, offer } = this.#state;
    return this.#held?.own ?? own ?? offer;
  }

  get tour(): Recording | undefined {
    return this.#tour?.recording;
  }

  /** Of what the pane shows: the tour, the replayed session, or the reader's own, which is recorded for that. */
  async recording(): Promise<Recording | undefined> {
    if (!this.#held) return this.#state.player?.recording;
    const own = await this.#record(this.#held.own);
    own.dispose();
    return own.recording;
  }

  sharing(): ReturnType<PaneServices['loadSharing']> {
    return this.#services.loadSharing();
  }

  showShortcuts(shortcutsShown: boolean): void {
    this.#set({ shortcutsShown });
  }

  /** Called with a machine's terminal when it can be written to, and with undefined when it goes away. */
  readonly attachScreen = (screen: PaneScreen | undefined, machine = 0): void => {
    this.#screens.attach(machine, screen);
    this.#set({ terminalReady: this.#screens.ready !== undefined });
    this.#showMoment();
  };

  /** Its code did not arrive or broke; the browser's own words for that name files of the site and help no reader. */
  readonly terminalFailed = (): void => {
    this.#screens.stopWaiting();
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

  #replay(session: OwnSession | undefined): void {
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
  }

  #move(change: (player: Player) => void): void {
    const { player, phase } = this.#state;
    if (!player || (phase !== 'idle' && phase !== 'replay')) return;
    this.#set({ phase: 'replay', terminalWanted: true, problem: undefined });
    this.#follow();
    change(player);
  }

  #withTerminal(action: (player: Player) => void): void {
    const { player, phase } = this.#state;
    if (!player || phase === 'live' || phase === 'failed') return;
    this.#set({ phase: phase === 'idle' ? 'replay' : phase, terminalWanted: true, problem: undefined });
    this.#screens.whenReady(() => action(player));
  }

  readonly #onPlayer = (): void => {
    const { player, acting } = this.#state;
    if (!player) return;
    const { finished, t } = player.state;
    if (this.#held === undefined && player.machineAt(t) !== acting) this.#follow();
    if (finished > this.#finished) this.#set({ announcement: player.recording.commands[finished - 1]?.summary ?? '' });
    this.#finished = finished;
    this.#showMoment();
  };

  /** Shows the machine on which something happens. */
  #follow(): void {
    const { player } = this.#state;
    if (!player) return;
    const machine = player.machineAt(player.state.t);
    this.#set({ machine, acting: machine });
  }

  /** Brings the terminal that shows to the player's moment. */
  #showMoment(): void {
    const { player, phase, machine } = this.#state;
    if (!player || !this.#screens.ready || (phase !== 'replay' && phase !== 'preparing')) return;
    this.#screens.show(player, machine);
  }

  #usePlayer(player: Player): void {
    this.#unsubscribe?.();
    const before = this.#state.player;
    if (before && before !== player && before !== this.#tour) before.dispose();
    else if (before !== player) before?.pause();
    this.#unsubscribe = player.subscribe(this.#onPlayer);
    this.#finished = player.state.finished;
    this.#screens.forget();
    this.#set({ player });
    this.#follow();
  }

  /** A reload brings the reader's session back, a link brings somebody's, and an address a moment. */
  async #arrive(): Promise<void> {
    const { address, storage } = this.#services;
    const stored = storage.read();
    const link = this.#link;
    if (link !== undefined || stored !== undefined) {
      const arrival = await this.#arrivalOf(link, stored);
      if (this.#state.phase !== 'idle' || this.#link !== link) return;
      if (arrival?.kind === 'restored') return this.#prepare(arrival.session);
      if (arrival && this.#offered(arrival)) return;
    }
    if (address.t !== undefined) this.seek(address.t);
  }

  async #arrivalOf(link: string | undefined, stored?: string): Promise<Arrival | undefined> {
    const sharing = await this.#services.loadSharing().catch(() => undefined);
    return this.tour && sharing?.arrivalOf(this.tour, link, stored);
  }

  /** Tells the reader what came with a link, if anything did. */
  #offered(arrival: Arrival): boolean {
    if (arrival.kind === 'refused') {
      const { problem, actions } = arrival;
      this.#set({ problem, stranded: actions.length > 0 ? actions : this.#state.stranded });
    } else if (arrival.kind === 'offered') {
      this.#set({ offer: arrival.session, problem: undefined, announcement: arrival.announcement });
    }
    return arrival.kind !== 'nothing';
  }

  /** `replayed` plays what the actions printed; without it they are recorded first. `machine` is the one that the reader looks at. */
  #prepare(session: OwnSession, replayed?: Player, machine?: number): void {
    const tour = this.tour;
    if (!tour) return;
    this.#set({ phase: 'preparing', offer: undefined, terminalWanted: true, problem: undefined });
    this.announce('Preparing your terminal…');
    // Both are large, so neither waits for the other.
    void this.#services.loadTakeOver().catch(() => undefined);
    const live = this.#ownSessions().then(({ makeLive }) => makeLive(this.#services, tour, session, replayed));
    // Dealt with below, once the terminal is there.
    live.catch(() => undefined);
    this.#withTerminal(() => {
      live.then(
        (taken) => this.#handOver(taken, session, machine),
        (error: unknown) => this.#notPrepared('Your terminal', error),
      );
    });
  }

  async #record(session: OwnSession): Promise<Player> {
    if (!this.tour) throw new Error('there is no tour');
    const { recordOwnSession } = await this.#ownSessions();
    return recordOwnSession(this.#services, this.tour, session);
  }

  #ownSessions(): ReturnType<PaneServices['loadOwnSessions']> {
    return this.#services.loadOwnSessions().catch(() => Promise.reject(new Error('the simulator could not be loaded')));
  }

  #notPrepared(what: string, error: unknown): void {
    this.#set({ phase: 'replay', announcement: '', problem: `${what} could not be prepared: ${reason(error)}.` });
  }

  #handOver(taken: Taken, { after }: OwnSession, machine: number | undefined): void {
    const screens = this.#screens.ready;
    const tour = this.#tour;
    if (this.#disposed || this.#state.phase !== 'preparing' || !screens || !tour) {
      taken.live.dispose();
      return;
    }
    claimPlaying(this.pause);
    this.#usePlayer(tour);
    this.#held = new taken.Held({
      taken,
      after,
      tour,
      screens,
      ...(machine === undefined ? {} : { machine }),
      line: this.line,
      set: (change) => this.#set(change),
      keep: (session) => this.#keep(session),
    });
    this.#held.begin();
  }

  /** For a reload. */
  #keep(session: OwnSession): void {
    const tour = this.tour;
    const { loadSharing, storage } = this.#services;
    if (!tour) return;
    const held = this.#state.live;
    void loadSharing().then(
      ({ storedText }) => {
        if (held === undefined || this.#state.live !== held) return;
        const stored = storage.write(storedText(tour, session, this.#link));
        if (stored === this.#state.storageBlocked) this.#set({ storageBlocked: !stored });
      },
      // Without it a reload starts over, as it would without storage.
      () => undefined,
    );
  }

  /** The reader turns to somebody else's session. The commands of their own can still be copied. */
  #leave(): void {
    const left = this.#held?.own.actions ?? [];
    if (left.length > 0) this.#set({ stranded: left });
    this.#endLive();
  }

  #endLive(): void {
    this.#held?.end();
    this.#held = undefined;
  }

  #set(change: Partial<PaneState>): void {
    if (this.#disposed) return;
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
