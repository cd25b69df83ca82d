import { useSyncExternalStore } from 'react';
import type { Workbench, WorkbenchState } from './workbenchState';

export function useWorkbench(workbench: Workbench): WorkbenchState {
  return useSyncExternalStore(workbench.subscribe, workbench.state, workbench.state);
}
