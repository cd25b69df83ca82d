/** What of the workbench is open in one pane, and what it points at. */
export interface WorkbenchState {
  /** On a desk; on a phone a tab decides. */
  readonly filesOpen: boolean;
  /** Undefined: the reader has not chosen, so a coarse pointer decides. */
  readonly chipsOpen: boolean | undefined;
  readonly explaining: boolean;
  /** How often a single line was asked about since the explanations were opened; 0: the whole screen is. */
  readonly lineAsked: number;
  /** Digest or ID of what lights up in terminal and picture. */
  readonly lit: Lit | undefined;
}

export interface Lit {
  /** The ID of an image or a container, or the digest of a layer's blob: what pictures know their objects by. */
  readonly digest: string;
  /** Where the reader points: the other side lights up. */
  readonly from: 'terminal' | 'picture';
}

export class Workbench {
  readonly #listeners = new Set<() => void>();
  #state: WorkbenchState = { filesOpen: false, chipsOpen: undefined, explaining: false, lineAsked: 0, lit: undefined };

  readonly state = (): WorkbenchState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(change: Partial<WorkbenchState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }

  /** Explains the line at the cursor, or the selected one, also where the explanations are open already. */
  askLine(): void {
    const { explaining, lineAsked } = this.#state;
    this.set({ explaining: true, lineAsked: explaining ? lineAsked + 1 : 1 });
  }

  /** The picture says what is pointed at there. */
  readonly pointed = (digest: string | undefined): void => {
    const { lit } = this.#state;
    if (digest === undefined) {
      if (lit?.from === 'picture') this.set({ lit: undefined });
    } else if (lit?.digest !== digest || lit.from !== 'picture') this.set({ lit: { digest, from: 'picture' } });
  };
}
