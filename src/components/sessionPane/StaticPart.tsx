import { lazy, type ReactNode } from 'react';
import type { KindName } from '../../pictures/kindNames';
import type { Still } from '../../session/still';

export type StillPartName = 'transcript' | 'picture' | 'goals';

const LazyPicture = lazy(() => import('./StaticPicture').then((module) => ({ default: module.StaticPicture })));
const LazyText = lazy(() => import('./TranscriptText').then((module) => ({ default: module.TranscriptText })));
const LazyGoals = lazy(() => import('../goals/GoalList').then((module) => ({ default: module.GoalList })));

interface StaticPartProps {
  readonly part: StillPartName;
  readonly still: Still;
  readonly pictures?: readonly KindName[];
}

/** One part of a session at rest, from its data. */
export function StaticPart({ part, still, pictures }: StaticPartProps): ReactNode {
  const { exercise } = still;
  if (part === 'goals') return exercise && <LazyGoals {...exercise} />;
  if (part === 'transcript') return <LazyText entries={exercise === undefined ? still.transcript : []} />;
  return <LazyPicture view={still.view} preferred={pictures} layerFiles={still.layerFiles} />;
}
