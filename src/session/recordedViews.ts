import { countUntil } from './countUntil';
import { decodeView } from './decodeView';
import type { Json } from './json';
import { applyPatches } from './mergePatch';
import type { Recording, TimelineMs } from './recording';
import type { WorldView } from './worldView';

/** What the patches have made is kept for every so many of them; between those they are applied anew. */
const snapshotEvery = 256;

/** The world of a recording, by time. */
export class RecordedViews {
  readonly #frames: Recording['views'];
  readonly #snapshots: (Json | undefined)[] = [];
  #last: { readonly applied: number; readonly view: WorldView } | undefined;

  constructor(frames: Recording['views']) {
    this.#frames = frames;
  }

  /** The same object as long as nothing of the world changes. */
  at(t: TimelineMs): WorldView {
    const applied = countUntil(this.#frames, t);
    if (this.#last?.applied === applied) return this.#last.view;
    const view = decodeView(this.#wireAfter(applied));
    this.#last = { applied, view };
    return view;
  }

  #wireAfter(applied: number): Json | undefined {
    while (this.#snapshots.length * snapshotEvery <= applied - snapshotEvery) {
      const made = this.#snapshots.length;
      this.#snapshots.push(this.#applied(made - 1, made * snapshotEvery, (made + 1) * snapshotEvery));
    }
    const whole = Math.floor(applied / snapshotEvery);
    return this.#applied(whole - 1, whole * snapshotEvery, applied);
  }

  /** Patches from one place up to another on top of a snapshot. */
  #applied(snapshot: number, from: number, to: number): Json | undefined {
    // A patch is JSON by the recording's contract; its declared type leaves the form to the session's codec.
    const patches = this.#frames.slice(from, to).map(({ patch }) => patch as Json);
    return applyPatches(this.#snapshots[snapshot], patches);
  }
}
