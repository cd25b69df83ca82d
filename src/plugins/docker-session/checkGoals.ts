import { judge } from '../../session/goals/judge';
import { firstViewOf, lastViewOf } from '../../session/lastView';
import type { Recording } from '../../session/recording';
import type { BodyProblem, FenceGoal } from './sessionBody';

/** What is wrong with the goals of an exercise: its own commands have to reach every one, and something has to be left to do before them. */
export function checkGoals(goals: readonly FenceGoal[], recording: Recording): readonly BodyProblem[] {
  const [before, after] = [firstViewOf(recording), lastViewOf(recording)];
  const missed = goals.flatMap((goal): BodyProblem[] => {
    const { met, hint } = judge(goal, after);
    if (met) return [];
    const why = hint === undefined ? '' : ` (${hint})`;
    return [
      {
        row: goal.row,
        message: `the solution does not reach the goal "${goal.check}"${why}`,
        remedy: 'correct the goal, or the commands below it',
      },
    ];
  });
  const [first] = goals;
  if (first === undefined || !goals.every((goal) => judge(goal, before).met)) return missed;
  const nothing = {
    row: first.row,
    message: 'every goal is reached before anything is done',
    remedy: 'ask for something that is not so yet',
  };
  return [...missed, nothing];
}
