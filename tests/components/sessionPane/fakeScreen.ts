import type { PaneScreen } from '../../../src/components/sessionPane/paneScreen';
import type { ScreenInput } from '../../../src/components/terminal/xtermScreen';

/** A screen that remembers what was written since it was cleared. */
export class FakeScreen implements PaneScreen {
  readonly columns = 40;
  readonly rows = 6;
  written = '';
  cleared = 0;
  input: ScreenInput | undefined;
  focused = false;

  write(data: string): void {
    this.written += data;
  }

  writeOutput(data: string): void {
    this.written += data;
  }

  settled(): Promise<{ column: number }> {
    return Promise.resolve({ column: this.written.length - (this.written.lastIndexOf('\n') + 1) });
  }

  clear(): void {
    this.written = '';
    this.cleared += 1;
  }

  focus(): void {
    this.focused = true;
  }

  hand(input: ScreenInput | undefined): void {
    this.input = input;
  }
}
