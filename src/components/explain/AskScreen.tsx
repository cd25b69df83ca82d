import Link from '@docusaurus/Link';
import type { Terminal } from '@xterm/xterm';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import type { WorldView } from '../../session/worldView';
import type { Workbench } from '../workbench/workbenchState';
import { cardOf } from './cardOf';
import { keyOf, type Term } from './findTerms';
import { termLinks } from './termLinks';
import { termsOf, useShownLines } from './useShownLines';
import styles from './ExplainPanel.module.css';

interface AskScreenProps {
  /** Undefined while the transcript shows instead. */
  readonly terminal: Terminal | undefined;
  readonly transcript: () => string;
  /** The world of the moment that shows. */
  readonly view: () => WorldView | undefined;
  readonly workbench: Workbench;
}

/** What is on the screen, as a list of all that can be asked about, and a card with the answer. Pointing in the terminal asks too. */
export function AskScreen({ terminal, transcript, view, workbench }: AskScreenProps): ReactNode {
  const lines = useShownLines(terminal, transcript);
  const terms = termsOf(lines);
  const [asked, setAsked] = useState<Term>();
  const list = useRef<HTMLUListElement>(null);
  const card = asked && cardOf(asked, view());

  const ask = (next: Term): void => {
    setAsked(next);
    const { lights } = cardOf(next, view());
    workbench.set({ lit: lights === undefined ? undefined : { digest: lights, from: 'terminal' } });
  };
  const pointed = useEffectEvent(ask);
  useEffect(() => (terminal ? termLinks(terminal, (next) => pointed(next)) : undefined), [terminal]);
  useEffect(() => {
    // Opened by its button, it is where the reader goes on.
    list.current?.querySelector('button')?.focus({ preventScroll: true });
  }, []);

  return (
    <>
      <ul ref={list} className={styles.terms}>
        {terms.map(({ term: one, text }) => (
          <li key={keyOf(one)}>
            <button
              type="button"
              className={styles.term}
              aria-pressed={asked !== undefined && keyOf(one) === keyOf(asked)}
              onClick={() => ask(one)}
              onFocus={(event) => {
                if (event.currentTarget.matches(':focus-visible')) ask(one);
              }}
              onPointerEnter={(event) => {
                if (event.pointerType === 'mouse') ask(one);
              }}
            >
              {text}
            </button>
          </li>
        ))}
        {terms.length === 0 && <li className={styles.none}>Nothing here that the glossary knows.</li>}
      </ul>
      <div className={styles.card} role="status">
        {card ? (
          <>
            <p className={styles.name}>{card.title}</p>
            <p className={styles.text}>
              {card.sentences.join(' ')} {card.link && <Link to={card.link.to}>{card.link.text}</Link>}
            </p>
          </>
        ) : (
          <p className={styles.text}>Point at a word in the terminal, or choose one above.</p>
        )}
      </div>
    </>
  );
}
