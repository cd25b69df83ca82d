import { lazy, Suspense, type ReactNode } from 'react';
import type { PartProps } from './partProps';
import { PaneErrorBoundary } from './PaneErrorBoundary';
import styles from './TerminalPart.module.css';

const FilesPart = lazy(() =>
  import(/* webpackChunkName: "workbench" */ '../workbench/workbench').then((bench) => ({ default: bench.FilesPart })),
);

/** The learner's files in a live session. */
export function FilesSlot({ controller, state }: PartProps): ReactNode {
  if (!state.live) return null;
  return (
    <PaneErrorBoundary
      fallback={<p className={styles.problem}>The files could not be loaded. The terminal goes on; reload the page to try again.</p>}
    >
      <Suspense fallback={null}>
        <FilesPart key={state.machine} live={state.live} workbench={controller.workbench} announce={(text) => controller.announce(text)} />
      </Suspense>
    </PaneErrorBoundary>
  );
}
