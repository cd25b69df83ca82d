import type { PaneController } from './paneController';
import type { PaneState } from './paneState';

/** What each part of a live pane gets. */
export interface PartProps {
  readonly controller: PaneController;
  readonly state: PaneState;
}
