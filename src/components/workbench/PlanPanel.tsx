import { useId, type ReactNode } from 'react';
import type { BuildPlanView } from '../../session/liveSession';
import styles from './PlanPanel.module.css';

type Instruction = BuildPlanView['instructions'][number];

/** What a build would do now, line by line beside the Dockerfile. The summary is read out when it changes. */
export function PlanPanel({
  plan,
  onLine,
}: {
  readonly plan: BuildPlanView | undefined;
  readonly onLine: (line: number) => void;
}): ReactNode {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className={styles.title}>
        If you built now
      </h3>
      <p className={styles.summary} role="status">
        {plan?.summary ?? ''}
      </p>
      <ol className={styles.list}>
        {plan?.instructions.map((instruction) => (
          <li key={instruction.lines[0]} className={styles.item} data-state={stateOf(instruction)}>
            <button type="button" className={styles.line} onClick={() => onLine(instruction.lines[0])}>
              <span className={styles.number}>{instruction.lines[0]}</span>
              <span className={styles.state}>{words[stateOf(instruction)]}</span>
              <code className={styles.text}>{instruction.text}</code>
            </button>
            {instruction.why !== undefined && !quiet.has(stateOf(instruction)) && <p className={styles.why}>{instruction.why}</p>}
          </li>
        ))}
      </ol>
      {plan && plan.diagnostics.length > 0 && (
        <ul className={styles.diagnostics} aria-label="What the builder says of this file">
          {plan.diagnostics.map(({ lines, severity, message, rule }) => (
            <li key={`${lines[0]} ${message}`} data-severity={severity}>
              <button type="button" className={styles.place} onClick={() => onLine(lines[0])}>
                Line {lines[0]}
              </button>{' '}
              {severity}: {message}
              {rule === undefined ? '' : ` (${rule})`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The word itself says why. */
const quiet: ReadonlySet<string> = new Set(['cached', 'here', 'config']);

const words = {
  cached: 'cached',
  here: 'here',
  runs: 'runs',
  fetched: 'pulled',
  fails: 'fails',
  config: 'config',
  unneeded: 'not needed',
  unknown: '',
} as const;

function stateOf({ makes, state }: Instruction): keyof typeof words {
  if (state === 'unneeded') return 'unneeded';
  if (state === 'failed') return 'fails';
  if (makes === 'base') return state === 'cached' ? 'here' : 'fetched';
  if (makes === 'configuration') return 'config';
  if (makes === 'nothing') return 'unknown';
  return state === 'cached' ? 'cached' : 'runs';
}
