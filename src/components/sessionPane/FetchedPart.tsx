import { use, type ReactNode } from 'react';
import { stillOf } from '../../session/still';
import { loadRecording } from './loadRecording';
import { StaticPart, type StillPartName } from './StaticPart';

/** A part of a session at rest, its data taken from the recording. Suspends until that is here; throws what went wrong. */
export function FetchedPart({ part, recordingUrl }: { readonly part: StillPartName; readonly recordingUrl: string }): ReactNode {
  return <StaticPart part={part} still={stillOf(use(loadRecording(recordingUrl)))} />;
}
