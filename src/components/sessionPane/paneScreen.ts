import type { PromptScreen } from '../terminal/promptScreen';
import type { ScreenInput } from '../terminal/xtermScreen';

/** What the pane needs of a terminal; `XtermScreen` is one. */
export interface PaneScreen extends PromptScreen {
  clear(): void;
  focus(): void;
  hand(input: ScreenInput | undefined): void;
}
