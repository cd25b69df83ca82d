import type { Json } from './json';
import { applyPatches } from './mergePatch';
import type { Recording } from './recording';
import { decodeView } from './decodeView';
import type { WorldView } from './worldView';

/** The world at the end of a recording. */
export function lastViewOf(recording: Recording): WorldView {
  // A patch is JSON by the recording's contract; its declared type leaves the form to the session's codec.
  return decodeView(
    applyPatches(
      undefined,
      recording.views.map((frame) => frame.patch as Json),
    ),
  );
}

/** The world before its first command. */
export function firstViewOf({ views: [first] }: Recording): WorldView {
  return decodeView(first && applyPatches(undefined, [first.patch as Json]));
}
