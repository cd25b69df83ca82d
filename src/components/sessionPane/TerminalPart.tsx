import { lazy, Suspense, useId, useRef, useState, type ReactNode } from 'react';
import type { WorldView } from '../../session/worldView';
import { useLitIds } from '../explain/useLitIds';
import { loadXterm } from '../terminal/loadXterm';
import type { XtermScreen } from '../terminal/xtermScreen';
import { showsChips } from '../workbench/showsChips';
import { useWorkbench } from '../workbench/useWorkbench';
import type { PartProps } from './partProps';
import { PaneErrorBoundary } from './PaneErrorBoundary';
import styles from './TerminalPart.module.css';
import type { TerminalScreensProps } from './TerminalScreens';
import { useFetched } from './useFetched';

const fetchTerminals = (): Promise<typeof import('./TerminalScreens')> => {
  // Both at once. Whether it came is the terminal's business, which asks for it again.
  loadXterm().catch(() => undefined);
  return import(/* webpackChunkName: "terminal" */ './TerminalScreens');
};

const CommandBar = lazy(() =>
  import(/* webpackChunkName: "workbench" */ '../workbench/workbench').then((bench) => ({ default: bench.CommandBar })),
);

const ExplainPanel = lazy(() =>
  import(/* webpackChunkName: "explain" */ '../explain/explain').then((explain) => ({ default: explain.ExplainPanel })),
);

/** The terminals, over the transcript: rendered when something needs them, seen as soon as they can show something. Below them chips and explanations. */
export function TerminalPart({ controller, state, title }: PartProps & { readonly title: string }): ReactNode {
  const [screen, setScreen] = useState<XtermScreen>();
  const tools = useWorkbench(controller.workbench);
  const part = useRef<HTMLDivElement>(null);
  const id = useId();
  const { player, live, phase } = state;
  const covered = state.terminalReady && phase !== 'idle' && phase !== 'failed';
  const terminal = covered ? screen?.terminal : undefined;
  const view = (): WorldView | undefined => live?.view() ?? player?.viewAt(player.state.t);
  useLitIds(terminal, tools.lit, view);
  if (!player) return null;
  return (
    <div ref={part} className={styles.part} data-over={covered || undefined}>
      {state.terminalWanted && (
        <PaneErrorBoundary onError={controller.terminalFailed} fallback={null}>
          <Terminals controller={controller} state={state} title={title} id={`${id}-terminal`} covered={covered} onShown={setScreen} />
        </PaneErrorBoundary>
      )}
      {live && showsChips(tools) && !tools.explaining && (
        <PaneErrorBoundary fallback={null}>
          <Suspense fallback={<div className={styles.drawer} />}>
            <CommandBar key={state.machine} live={live} line={controller.line} running={state.running} />
          </Suspense>
        </PaneErrorBoundary>
      )}
      {tools.explaining && (
        <PaneErrorBoundary fallback={<p className={styles.problem}>The explanations could not be loaded. Reload the page to try again.</p>}>
          <Suspense fallback={null}>
            <ExplainPanel
              terminal={terminal}
              transcript={() => part.current?.parentElement?.querySelector('[data-scrolls]')}
              view={view}
              workbench={controller.workbench}
            />
          </Suspense>
        </PaneErrorBoundary>
      )}
    </div>
  );
}

function Terminals(props: TerminalScreensProps): ReactNode {
  const fetched = useFetched(fetchTerminals);
  return fetched ? <fetched.TerminalScreens {...props} /> : <p className={styles.busy}>Loading the terminal…</p>;
}
