import type { ReactNode } from 'react';
import { Terminal } from '../terminal/Terminal';
import type { PartProps } from './partProps';
import { PaneErrorBoundary } from './PaneErrorBoundary';
import styles from './TerminalPart.module.css';

/** The terminal, over the transcript: rendered when something needs it, seen as soon as it can show something. */
export function TerminalPart({ controller, state, title }: PartProps & { readonly title: string }): ReactNode {
  if (!state.player || !state.terminalWanted) return null;
  const { columns, rows } = state.player.recording;
  return (
    <PaneErrorBoundary onError={controller.terminalFailed} fallback={null}>
      <div className={styles.cover} data-ready={state.terminalReady} data-live={state.phase === 'live'}>
        <Terminal
          columns={columns}
          rows={rows}
          label={`Terminal: ${title}`}
          onScreen={controller.attachScreen}
          onFailure={controller.terminalFailed}
        />
      </div>
      {state.phase === 'preparing' && <p className={styles.busy}>Preparing your terminal…</p>}
      {!state.terminalReady && state.phase === 'replay' && <p className={styles.busy}>Loading the terminal…</p>}
    </PaneErrorBoundary>
  );
}
