import { useMemo, type ReactNode } from 'react';
import { solutionOf } from '../../session/goals/solution';
import { JudgedGoals } from '../goals/JudgedGoals';
import type { PartProps } from './partProps';
import { useShownView } from './useShownView';

/** The goals of an exercise, judged by the moment that the terminal shows. */
export function GoalsPart({ controller, state }: PartProps): ReactNode {
  const view = useShownView(state);
  const { tour } = controller;
  const solution = useMemo(() => (tour === undefined ? [] : solutionOf(tour)), [tour]);
  if (tour?.goals === undefined || view === undefined) return null;
  return <JudgedGoals goals={tour.goals} solution={solution} view={view} />;
}
