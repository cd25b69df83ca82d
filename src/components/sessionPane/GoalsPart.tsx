import type { ReactNode } from 'react';
import { JudgedGoals } from '../goals/JudgedGoals';
import type { PartProps } from './partProps';
import { useShownView } from './useShownView';

/** The goals of an exercise, judged by the moment that the terminal shows. */
export function GoalsPart({ controller, state }: PartProps): ReactNode {
  const view = useShownView(state);
  const tour = controller.tour;
  if (tour?.goals === undefined || view === undefined) return null;
  return <JudgedGoals goals={tour.goals} solution={tour.commands.map(({ command }) => command)} view={view} />;
}
