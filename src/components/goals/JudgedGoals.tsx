import { useMemo, useState, type ReactNode } from 'react';
import type { Goal } from '../../session/goals/goal';
import { judge } from '../../session/goals/judge';
import type { WorldView } from '../../session/worldView';
import { GoalList } from './GoalList';
import styles from './Goals.module.css';

export interface JudgedGoalsProps {
  readonly goals: readonly Goal[];
  readonly solution: readonly string[];
  /** Of the moment that the terminal shows. */
  readonly view: WorldView;
}

/** The goals beside the world as it is now; hints only for those who ask. */
export function JudgedGoals({ goals, solution, view }: JudgedGoalsProps): ReactNode {
  const [hintsShown, setHintsShown] = useState(false);
  const verdicts = useMemo(() => goals.map((goal) => judge(goal, view)), [goals, view]);
  const met = verdicts.filter((verdict) => verdict.met).length;
  const done = met === goals.length;
  return (
    <GoalList goals={goals} verdicts={verdicts} hintsShown={hintsShown} solution={solution}>
      <span role="status" className={done ? styles.done : undefined}>
        {done ? 'All reached' : `${met} of ${goals.length} reached`}
      </span>
      {!done && (
        <button type="button" className={styles.button} aria-pressed={hintsShown} onClick={() => setHintsShown(!hintsShown)}>
          Hint
        </button>
      )}
    </GoalList>
  );
}
