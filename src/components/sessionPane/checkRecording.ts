import * as v from 'valibot';
import type { Recording } from '../../session/recording';

/** Characters of JSON; recordings of the site are a hundredth of this. */
export const LARGEST_RECORDING = 4_000_000;

const time = v.pipe(v.number(), v.finite(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(500_000));
const cells = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
const inOrder = (list: readonly { readonly t: number }[]): boolean => list.every((frame, index) => frame.t >= (list[index - 1]?.t ?? 0));
const mostFrames = 50_000;
const mostMachines = 9;
const place = v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostMachines - 1)));

const recordingSchema = v.object({
  version: v.literal(1, 'made by another version of this site'),
  title: text,
  profile: v.picklist(['docker-29', 'docker-28']),
  columns: cells(400),
  rows: cells(200),
  duration: time,
  commands: v.pipe(
    v.array(
      v.object({
        start: time,
        entered: time,
        end: time,
        command: text,
        input: v.exactOptional(v.array(text)),
        typing: v.exactOptional(v.object({ statuses: v.array(v.number()), unread: v.number(), leftOpen: v.boolean() })),
        exitCode: v.pipe(v.number(), v.integer()),
        summary: text,
        transcript: text,
        machine: place,
      }),
    ),
    v.maxLength(500),
  ),
  output: v.pipe(
    v.array(v.object({ t: time, data: text, machine: place })),
    v.maxLength(mostFrames),
    v.check((list) => inOrder(list), 'times run backwards'),
  ),
  views: v.pipe(
    v.array(v.object({ t: time, patch: v.unknown() })),
    v.maxLength(mostFrames),
    v.check((list) => inOrder(list), 'times run backwards'),
  ),
  setup: v.object({
    scenario: text,
    machines: v.exactOptional(v.pipe(v.array(text), v.minLength(1), v.maxLength(mostMachines))),
    files: v.record(v.string(), text),
    before: v.array(text),
    edits: v.optional(v.array(v.object({ after: v.number(), files: v.record(v.string(), text) }))),
  }),
  goals: v.exactOptional(v.pipe(v.array(v.object({ says: text, check: text })), v.maxLength(20))),
});

/** What is wrong with a file that should be a recording, in one clause that names the place. */
export class RecordingRefused extends Error {
  override readonly name = 'RecordingRefused';
}

/** A recording from its JSON text. It comes from our own build, yet is taken for data and nothing more. Throws `RecordingRefused`. */
export function checkRecording(json: string): Recording {
  if (json.length > LARGEST_RECORDING) throw new RecordingRefused(`it is larger than ${LARGEST_RECORDING} characters`);
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    throw new RecordingRefused('it is not JSON');
  }
  const result = v.safeParse(recordingSchema, data);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new RecordingRefused(`${v.getDotPath(issue) ?? 'recording'}: ${issue.message}`);
}
