import { lazy, Suspense, type ReactNode } from 'react';
import { GoalList } from '../goals/GoalList';
import { PaneErrorBoundary } from './PaneErrorBoundary';
import type { PartProps } from './partProps';
import { useShownView } from './useShownView';

const JudgedGoals = lazy(() =>
  import(/* webpackChunkName: "goals" */ '../goals/JudgedGoals').then((module) => ({ default: module.JudgedGoals })),
);

/** The goals of an exercise, judged by the moment that the terminal shows; as they stand on the page as long as they cannot be. */
export function GoalsPart({ controller, state }: PartProps): ReactNode {
  const view = useShownView(state);
  const tour = controller.tour;
  if (tour?.goals === undefined) return null;
  const goals = { goals: tour.goals, solution: tour.commands.map(({ command }) => command) };
  const unjudged = <GoalList {...goals} />;
  if (view === undefined) return unjudged;
  return (
    <PaneErrorBoundary fallback={unjudged}>
      <Suspense fallback={unjudged}>
        <JudgedGoals {...goals} view={view} />
      </Suspense>
    </PaneErrorBoundary>
  );
}
