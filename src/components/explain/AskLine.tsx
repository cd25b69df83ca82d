import Link from '@docusaurus/Link';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { WorldView } from '../../session/worldView';
import type { Workbench } from '../workbench/workbenchState';
import type { AskedLines } from './askedLines';
import { cardOf } from './cardOf';
import { findTerms, keyOf, type Term } from './findTerms';
import styles from './ExplainPanel.module.css';

interface AskLineProps {
  readonly lines: AskedLines;
  /** The world of the moment that shows. */
  readonly view: () => WorldView | undefined;
  readonly workbench: Workbench;
}

/** One line of the screen and all that the glossary knows of it. Arrow keys go to the lines above and below. */
export function AskLine({ lines, view, workbench }: AskLineProps): ReactNode {
  const [at, setAt] = useState(() => lines.start());
  const line = useRef<HTMLDivElement>(null);
  const id = useId();
  const text = lines.text(at);
  const terms = onceEach(findTerms(text));
  const cards = terms.map((term) => ({ term, card: cardOf(term, view()) }));
  const lights = cards.find(({ card }) => card.lights !== undefined)?.card.lights;
  useEffect(() => line.current?.focus({ preventScroll: true }), []);
  useEffect(() => lines.mark(at), [lines, at]);
  useEffect(() => {
    workbench.set({ lit: lights === undefined ? undefined : { digest: lights, from: 'terminal' } });
  }, [workbench, lights]);
  const go = (by: -1 | 1): void => setAt(lines.next(at, by));
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    go(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <>
      <div className={styles.asked}>
        {/* It takes the arrow keys, as a list would; the buttons beside it do the same. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <div
          ref={line}
          className={styles.line}
          role="group"
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label="Line of the screen; arrow keys go up and down"
          aria-describedby={`${id}-said`}
          data-roving
          onKeyDown={key}
        >
          <code>{text.trim() === '' ? '(an empty line)' : text.trim()}</code>
        </div>
        <button type="button" className={styles.step} aria-label="Line above" onClick={() => go(-1)}>
          ↑
        </button>
        <button type="button" className={styles.step} aria-label="Line below" onClick={() => go(1)}>
          ↓
        </button>
      </div>
      <div id={`${id}-said`} className={styles.card} role="status">
        <p className={styles.spoken}>{text.trim()}</p>
        {cards.map(({ term, card }) => (
          <div key={keyOf(term)} className={styles.entry}>
            <p className={styles.name}>{card.title}</p>
            <p className={styles.text}>
              {card.sentences.join(' ')} {card.link && <Link to={card.link.to}>{card.link.text}</Link>}
            </p>
          </div>
        ))}
        {cards.length === 0 && <p className={styles.text}>Nothing in this line that the glossary knows.</p>}
      </div>
    </>
  );
}

function onceEach(terms: readonly Term[]): readonly Term[] {
  return [...new Map(terms.map((term) => [keyOf(term), term])).values()];
}
