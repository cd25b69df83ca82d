/** What a learner is asked to bring about; any way of doing so counts. */
export interface Goal {
  /** One sentence for the learner. */
  readonly says: string;
  /** What has to hold of the world, in the words of `parseCheck`. */
  readonly check: string;
}

/** Of one goal in one world. */
export interface Verdict {
  readonly met: boolean;
  /** What there is instead, from the learner's own state, and where to look next; absent once the goal is met. */
  readonly hint?: string;
}

/** A check taken apart: a question that has an answer in every world view. */
export type Check =
  | { readonly kind: 'image'; readonly name: string }
  | { readonly kind: 'no image'; readonly name: string }
  | { readonly kind: 'same image'; readonly name: string; readonly other: string }
  /** Compressed bytes of the image's content (`CONTENT SIZE`). */
  | { readonly kind: 'image size'; readonly name: string; readonly below: number }
  | { readonly kind: 'image layers'; readonly name: string; readonly atMost: number }
  | { readonly kind: 'no dangling images' }
  | { readonly kind: 'container'; readonly name: string; readonly state?: ContainerState }
  | { readonly kind: 'no container'; readonly name: string }
  | { readonly kind: 'containers of'; readonly image: string; readonly atLeast: number; readonly state?: ContainerState }
  /** `reference` with its host: `registry.example.com/team/shop:1.0`. */
  | { readonly kind: 'tag'; readonly reference: string };

export const containerStates = ['created', 'running', 'exited'] as const;
export type ContainerState = (typeof containerStates)[number];

/** A check, and the machine it is about; the first without a name. */
export interface PlacedCheck {
  readonly check: Check;
  readonly machine?: string;
}
