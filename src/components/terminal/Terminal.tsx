import { useEffect, useRef, type ReactNode } from 'react';
import { loadXterm } from './loadXterm';
import { XtermScreen } from './xtermScreen';
import styles from './Terminal.module.css';

export interface TerminalProps {
  readonly columns: number;
  readonly rows: number;
  /** Name of the input for screen readers. */
  readonly label: string;
  /** With the screen once it can be written to, and with undefined when it is gone. */
  onScreen(screen: XtermScreen | undefined): void;
  /** The terminal's code could not be loaded or does not work here. */
  onFailure(error: unknown): void;
}

/** An xterm, loaded when this is first rendered. Draws nothing of its own accord: whoever gets the screen writes to it. */
export function Terminal({ columns, rows, label, onScreen, onFailure }: TerminalProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const listeners = useRef({ onScreen, onFailure });
  useEffect(() => {
    listeners.current = { onScreen, onFailure };
  });
  useEffect(() => {
    let screen: XtermScreen | undefined;
    let unmounted = false;
    loadXterm()
      .then((xterm) => {
        if (unmounted || !box.current) return;
        screen = new XtermScreen(xterm, box.current, { columns, rows }, label);
        listeners.current.onScreen(screen);
      })
      .catch((error: unknown) => {
        if (!unmounted) listeners.current.onFailure(error);
      });
    return () => {
      unmounted = true;
      if (screen) listeners.current.onScreen(undefined);
      screen?.dispose();
    };
  }, [columns, rows, label]);
  return (
    <div className={styles.frame}>
      <div ref={box} className={styles.box} />
    </div>
  );
}
