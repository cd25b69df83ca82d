import type { ReactNode } from 'react';
import { showsChips } from './showsChips';
import { useWorkbench } from './useWorkbench';
import type { Workbench } from './workbenchState';
import styles from './ToolButtons.module.css';

/** What can be opened beside the terminal: what its words mean, files, and chips. The last two in a live session only. */
export function ToolButtons({ workbench, live }: { readonly workbench: Workbench; readonly live: boolean }): ReactNode {
  const state = useWorkbench(workbench);
  // The explanations take their place.
  const chips = showsChips(state) && !state.explaining;
  return (
    <div className={styles.tools} role="group" aria-label="Tools">
      {live && (
        <button
          type="button"
          className={`${styles.tool} ${styles.files}`}
          aria-expanded={state.filesOpen}
          onClick={() => workbench.set({ filesOpen: !state.filesOpen })}
        >
          Files
        </button>
      )}
      {live && (
        <button
          type="button"
          className={styles.tool}
          aria-expanded={chips}
          onClick={() => workbench.set({ chipsOpen: !chips, explaining: false })}
        >
          Chips
        </button>
      )}
      <button
        type="button"
        className={styles.tool}
        aria-expanded={state.explaining}
        title={live ? 'Explain what is on the screen (a line of it: Alt+X)' : 'Explain what is on the screen (a line of it: E)'}
        onClick={() => workbench.set({ explaining: !state.explaining, lineAsked: 0 })}
      >
        Explain
      </button>
    </div>
  );
}
