import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Terminal } from '../terminal/Terminal';
import type { XtermScreen } from '../terminal/xtermScreen';
import { MachineTabs } from '../workbench/MachineTabs';
import type { PartProps } from './partProps';
import styles from './TerminalPart.module.css';

export interface TerminalScreensProps extends PartProps {
  readonly title: string;
  /** On the page. */
  readonly id: string;
  /** Whether terminals lie over the transcript. */
  readonly covered: boolean;
  /** The terminal that shows. */
  onShown(screen: XtermScreen | undefined): void;
}

/** The terminals of a pane: one, or one for each machine with tabs above, of which one shows. Those that do not keep their size and their text. */
export function TerminalScreens({ controller, state, title, id, covered, onShown }: TerminalScreensProps): ReactNode {
  const [screens, setScreens] = useState<readonly (XtermScreen | undefined)[]>([]);
  const wantsFocus = useRef(false);
  const { machine, acting, phase, player } = state;
  const shown = screens[machine];
  useEffect(() => {
    onShown(shown);
    if (wantsFocus.current && phase === 'live') shown?.focus();
    wantsFocus.current = false;
    // `onShown` is a new function each time and the same in what it does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shown]);
  if (!player) return null;
  const { machines } = player;
  const { columns, rows } = player.recording;
  const several = machines.length > 1;
  const attach = (place: number, screen: XtermScreen | undefined): void => {
    setScreens((before) => machines.map((_, at) => (at === place ? screen : before[at])));
    controller.attachScreen(screen, place);
  };
  return (
    <>
      {several && covered && (
        <MachineTabs
          machines={machines}
          machine={machine}
          acting={acting}
          mark={phase === 'live' ? 'at work' : 'replay is here'}
          id={id}
          onSelect={(place, pressed) => {
            wantsFocus.current = pressed;
            controller.selectMachine(place);
          }}
        />
      )}
      <div className={styles.room}>
        {machines.map((name, place) => (
          <div
            key={name}
            className={styles.cover}
            data-ready={state.terminalReady}
            data-live={phase === 'live'}
            data-shown={place === machine}
            {...(several ? { role: 'tabpanel', id: `${id}-${place}`, 'aria-labelledby': `${id}-${place}-tab` } : {})}
          >
            <Terminal
              columns={columns}
              rows={rows}
              label={several ? `Terminal on ${name}: ${title}` : `Terminal: ${title}`}
              onScreen={(screen) => attach(place, screen)}
              onFailure={controller.terminalFailed}
            />
          </div>
        ))}
        <Note {...{ controller, state }} machines={machines} />
      </div>
    </>
  );
}

/** What the reader waits for. */
function Note({
  state: { phase, terminalReady, acting, machine },
  machines,
}: PartProps & { readonly machines: readonly string[] }): ReactNode {
  if (phase === 'preparing') return <p className={styles.busy}>Preparing your terminal…</p>;
  if (!terminalReady && phase === 'replay') return <p className={styles.busy}>Loading the terminal…</p>;
  if (phase === 'live' && acting !== undefined && acting !== machine)
    return (
      <p className={styles.busy} role="status">
        {machines[acting]} is at work: what you enter here comes after it.
      </p>
    );
  return null;
}
