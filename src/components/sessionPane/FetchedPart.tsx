import { use, type ReactNode } from 'react';
import type { KindName } from '../../pictures/kindNames';
import { stillOf } from '../../session/still';
import { loadRecording } from './loadRecording';
import { StaticPart, type StillPartName } from './StaticPart';

interface FetchedPartProps {
  readonly part: StillPartName;
  readonly recordingUrl: string;
  readonly pictures?: readonly KindName[];
}

/** A part of a session at rest, its data taken from the recording. Suspends until that is here; throws what went wrong. */
export function FetchedPart({ part, recordingUrl, pictures }: FetchedPartProps): ReactNode {
  return <StaticPart part={part} still={stillOf(use(loadRecording(recordingUrl)))} pictures={pictures} />;
}
