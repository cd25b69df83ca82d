import * as v from 'valibot';
import type { Action } from './actions';
import type { Recording } from './recording';

/** What a reader did in a pane, in a form that outlives the page: stored for a reload, or put into a link. */
export interface SharedSession {
  readonly version: 1;
  /** Of the tour that it goes on from: `tourMark`. */
  readonly tour: string;
  /** How many of the tour's commands had ended at the take-over. */
  readonly after: number;
  readonly actions: readonly Action[];
}

/** Why somebody's session cannot be opened. */
export type Refusal = 'damaged' | 'too-large';

const mostActions = 500;
const longestLine = 20_000;
const longestText = 100_000;

/** Text as typed: line ends, but no control codes. */
const typed = v.pipe(v.string(), v.maxLength(longestLine), v.regex(/^(?:[^\x00-\x1f\x7f-\x9f]|\n)*$/), v.regex(/\S/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const path = v.pipe(
  v.string(),
  v.maxLength(300),
  v.check((value) => value.split('/').every((part) => part !== '' && part !== '.' && part !== '..')),
);

const schema = v.strictObject({
  version: v.literal(1),
  tour: v.pipe(v.string(), v.maxLength(40)),
  after: count,
  actions: v.pipe(
    v.array(
      v.variant('kind', [
        v.strictObject({
          kind: v.literal('command'),
          line: typed,
          input: v.exactOptional(
            v.pipe(v.array(v.pipe(v.string(), v.maxLength(longestLine), v.regex(/^[^\x00-\x1f\x7f-\x9f]*$/))), v.maxLength(mostActions)),
          ),
          machine: v.exactOptional(v.pipe(count, v.minValue(1), v.maxValue(9))),
          interrupted: v.exactOptional(v.strictObject({ at: v.pipe(v.number(), v.finite(), v.minValue(0)), asked: count })),
        }),
        v.strictObject({
          kind: v.literal('edit'),
          machine: v.exactOptional(v.pipe(count, v.minValue(1), v.maxValue(9))),
          path,
          text: v.exactOptional(v.pipe(v.string(), v.maxLength(longestText))),
        }),
      ]),
    ),
    v.maxLength(mostActions),
  ),
});

/** From what was stored or sent: data and nothing more, whoever wrote it. Its actions are lines to be typed into the simulator. */
export function checkShared(data: unknown): SharedSession | undefined {
  const result = v.safeParse(schema, data);
  return result.success ? result.output : undefined;
}

/** A tour that starts from the same state and runs the same commands up to there has the same mark, whatever they print. */
export function tourMark({ setup, commands }: Recording, after: number): string {
  return hash(
    JSON.stringify([setup, commands.slice(0, after).map(({ command, machine }) => (machine === undefined ? command : [command, machine]))]),
  );
}

/** Whether the session goes on from this very tour. */
export function continuesTour({ tour, after, actions }: SharedSession, recording: Recording): boolean {
  const machines = recording.setup.machines?.length ?? 1;
  if (actions.some(({ machine = 0 }) => machine >= machines)) return false;
  return after <= recording.commands.length && tour === tourMark(recording, after);
}

/** Twice FNV-1a over the UTF-16 units, 64 bits in all: tells versions of a lesson apart, protects from nothing. */
function hash(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x9e3779b9;
  for (let at = 0; at < text.length; at += 1) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193) >>> 0;
    other = Math.imul(other ^ text.charCodeAt(text.length - 1 - at), 0x01000193) >>> 0;
  }
  return one.toString(36) + other.toString(36);
}
