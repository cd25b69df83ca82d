import { lazy, Suspense, type ReactNode } from 'react';
import { PaneErrorBoundary } from './PaneErrorBoundary';
import type { PartProps } from './partProps';

const GoalsPart = lazy(() => import(/* webpackChunkName: "goals" */ './GoalsPart').then((module) => ({ default: module.GoalsPart })));

/** The goals of an exercise, judged. Until they can be, those that stand on the page stay, and so they do if the judge does not arrive. */
export function GoalsSlot(part: PartProps): ReactNode {
  return (
    <PaneErrorBoundary fallback={null}>
      <Suspense fallback={null}>
        <GoalsPart {...part} />
      </Suspense>
    </PaneErrorBoundary>
  );
}
