import { createContext, use, useId, type ReactNode } from 'react';
import styles from './Predict.module.css';

const GroupName = createContext('');

/** A question to answer before the session below reveals it. Plain radio buttons and CSS: it works before, and without, JavaScript. */
export function Predict({ question, children }: { readonly question: string; readonly children: ReactNode }): ReactNode {
  const name = useId();
  return (
    <fieldset className={styles.predict}>
      <legend>
        <strong>Predict first.</strong> {question}
      </legend>
      <GroupName value={name}>{children}</GroupName>
    </fieldset>
  );
}

interface ChoiceProps {
  /** The answer as the reader sees it. */
  readonly says: string;
  readonly right?: boolean;
  /** Shown once it is chosen: why it is so, or why not. */
  readonly children: ReactNode;
}

export function Choice({ says, right = false, children }: ChoiceProps): ReactNode {
  const name = use(GroupName);
  const id = useId();
  return (
    <div className={styles.choice} data-right={right}>
      <input type="radio" name={name} id={id} className={styles.radio} />
      <label htmlFor={id}>{says}</label>
      <div className={styles.because}>
        <span className={styles.verdict}>{right ? 'Right. ' : 'Not quite. '}</span>
        {children}
      </div>
    </div>
  );
}
