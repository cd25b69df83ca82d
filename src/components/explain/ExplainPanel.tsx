import type { Terminal } from '@xterm/xterm';
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import type { WorldView } from '../../session/worldView';
import { useWorkbench } from '../workbench/useWorkbench';
import type { Workbench } from '../workbench/workbenchState';
import { AskLine } from './AskLine';
import { AskScreen } from './AskScreen';
import { selectedLine, terminalLines, textLines } from './askedLines';
import styles from './ExplainPanel.module.css';

export interface ExplainPanelProps {
  /** Undefined while the transcript shows instead. */
  readonly terminal: Terminal | undefined;
  /** What holds its text. */
  readonly transcript: () => Element | null | undefined;
  /** The world of the moment that shows. */
  readonly view: () => WorldView | undefined;
  readonly workbench: Workbench;
}

/** Answers what the output means: everything on the screen, or, asked by key, line by line. */
export default function ExplainPanel({ terminal, transcript, view, workbench }: ExplainPanelProps): ReactNode {
  const { lineAsked } = useWorkbench(workbench);
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const byLine = lineAsked > 0;
  const lines = useMemo(() => {
    if (!byLine) return undefined;
    if (terminal) return terminalLines(terminal, '#2c3644');
    const element = transcript();
    return textLines(element?.textContent ?? '', selectedLine(element));
    // Asked again, it begins at the cursor again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [byLine, lineAsked, terminal]);
  useEffect(() => () => workbench.set({ lit: undefined }), [workbench]);
  useFocusBack(panel);
  useEffect(() => {
    // The panel stands before the button that opens it. Line by line, the line takes the focus.
    if (workbench.state().lineAsked === 0) panel.current?.focus({ preventScroll: true });
  }, [workbench]);
  const close = (): void => workbench.set({ explaining: false });

  return (
    // Escape is the panel's own way out; its buttons do everything else.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={panel}
      tabIndex={-1}
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
          {byLine ? 'What this line means' : 'What is on the screen'}
        </h3>
        <button type="button" className={styles.mode} onClick={() => workbench.set({ lineAsked: byLine ? 0 : 1 })}>
          {byLine ? 'Whole screen' : 'Line by line'}
        </button>
        <button type="button" className={styles.close} aria-label="Close the explanations" onClick={close}>
          ×
        </button>
      </div>
      {lines ? (
        <AskLine key={lineAsked} lines={lines} view={view} workbench={workbench} />
      ) : (
        <AskScreen terminal={terminal} transcript={() => transcript()?.textContent ?? ''} view={view} workbench={workbench} />
      )}
    </section>
  );
}

/** When the panel goes away with the focus in it, the focus goes back to where it was. */
function useFocusBack(panel: { readonly current: HTMLElement | null }): void {
  // Before any part of the panel has taken it.
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const own = panel.current;
    return () => {
      const lost = document.activeElement === document.body || own?.contains(document.activeElement) === true;
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [panel, before]);
}
