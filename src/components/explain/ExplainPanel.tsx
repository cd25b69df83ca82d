import Link from '@docusaurus/Link';
import { useEffect, useEffectEvent, useId, useRef, useState, type ReactNode } from 'react';
import type { Terminal } from '@xterm/xterm';
import type { WorldView } from '../../session/worldView';
import type { Workbench } from '../workbench/workbenchState';
import { cardOf } from './cardOf';
import { keyOf, type Term } from './findTerms';
import { termLinks } from './termLinks';
import { termsOf, useShownLines } from './useShownLines';
import styles from './ExplainPanel.module.css';

export interface ExplainPanelProps {
  /** Undefined while the transcript shows instead. */
  readonly terminal: Terminal | undefined;
  readonly transcript: () => string;
  /** The world of the moment that shows. */
  readonly view: () => WorldView | undefined;
  readonly workbench: Workbench;
}

/** What is on the screen, as a list of all that can be asked about, and a card with the answer. Pointing in the terminal asks too. */
export default function ExplainPanel({ terminal, transcript, view, workbench }: ExplainPanelProps): ReactNode {
  const lines = useShownLines(terminal, transcript);
  const terms = termsOf(lines);
  const [asked, setAsked] = useState<Term>();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const card = asked && cardOf(asked, view());

  const ask = (next: Term): void => {
    setAsked(next);
    const { lights } = cardOf(next, view());
    workbench.set({ lit: lights === undefined ? undefined : { digest: lights, from: 'terminal' } });
  };
  const pointed = useEffectEvent(ask);
  useEffect(() => (terminal ? termLinks(terminal, (next) => pointed(next)) : undefined), [terminal]);
  useEffect(() => () => workbench.set({ lit: undefined }), [workbench]);
  useEffect(() => {
    // Opened by its button, it is where the reader goes on.
    list.current?.querySelector('button')?.focus({ preventScroll: true });
  }, []);
  const close = (): void => workbench.set({ explaining: false });

  return (
    // Escape is the panel's own way out; its buttons do everything else.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles.panel}
      aria-labelledby={`${id}-title`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <div className={styles.heading}>
        <h3 id={`${id}-title`} className={styles.title}>
          What is on the screen
        </h3>
        <button type="button" className={styles.close} aria-label="Close the explanations" onClick={close}>
          ×
        </button>
      </div>
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
    </section>
  );
}
