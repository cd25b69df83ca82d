import { lazy, type ReactNode } from 'react';
import type { Still } from '../../session/still';

export type StillPartName = 'transcript' | 'picture';

const LazyPicture = lazy(() => import('./StaticPicture').then((module) => ({ default: module.StaticPicture })));
const LazyText = lazy(() => import('./TranscriptText').then((module) => ({ default: module.TranscriptText })));

/** One part of a session at rest, from its data. */
export function StaticPart({ part, still }: { readonly part: StillPartName; readonly still: Still }): ReactNode {
  return part === 'picture' ? <LazyPicture view={still.finalView} /> : <LazyText entries={still.transcript} />;
}
