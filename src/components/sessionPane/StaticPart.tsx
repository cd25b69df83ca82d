import { lazy, type ReactNode } from 'react';
import type { KindName } from '../../pictures/kindNames';
import type { Still } from '../../session/still';

export type StillPartName = 'transcript' | 'picture';

const LazyPicture = lazy(() => import('./StaticPicture').then((module) => ({ default: module.StaticPicture })));
const LazyText = lazy(() => import('./TranscriptText').then((module) => ({ default: module.TranscriptText })));

interface StaticPartProps {
  readonly part: StillPartName;
  readonly still: Still;
  readonly pictures?: readonly KindName[];
}

/** One part of a session at rest, from its data. */
export function StaticPart({ part, still, pictures }: StaticPartProps): ReactNode {
  if (part === 'transcript') return <LazyText entries={still.transcript} />;
  return <LazyPicture view={still.finalView} preferred={pictures} layerFiles={still.layerFiles} />;
}
