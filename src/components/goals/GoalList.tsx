import { Fragment, type ReactNode } from 'react';
import type { Goal, Verdict } from '../../session/goals/goal';
import styles from './Goals.module.css';

export interface GoalListProps {
  readonly goals: readonly Goal[];
  /** In the goals' order; absent before anything is judged. */
  readonly verdicts?: readonly Verdict[];
  /** What the learner's state says of the goals that are not met. */
  readonly hintsShown?: boolean;
  /** What reaches them, as it is typed. */
  readonly solution: readonly string[];
  /** Beside the heading. */
  readonly children?: ReactNode;
}

/** What a learner is asked to bring about, each with a mark, and one way to do it for those who want to look. */
export function GoalList({ goals, verdicts, hintsShown = false, solution, children }: GoalListProps): ReactNode {
  return (
    <section className={verdicts === undefined ? styles.goals : styles.judged} aria-label="Goals">
      <div className={styles.heading}>
        <span>Goals</span>
        {children}
      </div>
      <ol className={styles.list}>
        {goals.map(({ says }, index) => {
          const verdict = verdicts?.[index];
          const met = verdict?.met ?? false;
          return (
            <li key={says} data-met={met || undefined}>
              <Mark met={met} />
              <span>
                <span className={styles.state}>{met ? 'Reached: ' : 'To do: '}</span>
                <WithCode text={says} />
                {hintsShown && verdict?.hint !== undefined && (
                  <span className={styles.hint}>
                    <WithCode text={verdict.hint} />
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <details className={styles.solution}>
        <summary>One way to do it</summary>
        <pre>{solution.join('\n')}</pre>
      </details>
    </section>
  );
}

/** A ring, or a disc with a tick: by shape as well as by colour. */
function Mark({ met }: { readonly met: boolean }): ReactNode {
  return (
    <svg className={styles.mark} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" />
      {met && <path d="M4.8 8.3l2.2 2.2 4.2-4.6" />}
    </svg>
  );
}

/** Text in which `…` is code. */
function WithCode({ text }: { readonly text: string }): ReactNode {
  return text.split('`').map((piece, index) => <Fragment key={index}>{index % 2 === 1 ? <code>{piece}</code> : piece}</Fragment>);
}
