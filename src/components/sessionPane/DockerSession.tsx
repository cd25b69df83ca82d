import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Kept } from './Kept';
import { isAddressed, paneId } from './paneAddress';
import { PaneFrame } from './PaneFrame';
import type { PaneController } from './paneController';
import { initialPaneState } from './paneState';
import type { DockerSessionProps } from './sessionProps';
import { Transcript } from './Transcript';

type Interactive = typeof import('./interactive');

interface Alive {
  readonly parts: Interactive;
  readonly controller: PaneController;
}

const neverChanges = (): (() => void) => () => undefined;

/**
 * A session in a lesson. The server writes the whole transcript and the final picture; bar, seek line, player and picture come alive when the
 * pane is near the window, terminal and engine only when they are asked for.
 */
export function DockerSession(props: DockerSessionProps): ReactNode {
  const frame = useRef<HTMLElement>(null);
  const { alive, missing } = useAlive(frame, props.recordingUrl, props.title);
  const state = useSyncExternalStore(
    alive?.controller.subscribe ?? neverChanges,
    () => alive?.controller.state ?? initialPaneState,
    () => initialPaneState,
  );
  const covered = state.terminalReady && state.phase !== 'idle' && state.phase !== 'failed';
  const { summary, still, recordingUrl, pictures } = props;
  const part = alive && { controller: alive.controller, state };
  return (
    <PaneFrame
      id={paneId(props.title)}
      title={props.title}
      version={props.version}
      columns={props.columns ?? 90}
      frameRef={frame}
      used={covered}
      announcement={state.announcement}
      goals={
        props.exercise && (
          <>
            {part && <alive.parts.GoalsSlot {...part} />}
            <Kept part="goals" still={still} recordingUrl={recordingUrl} />
          </>
        )
      }
      controls={part && <alive.parts.Controls {...part} />}
      terminal={
        <>
          <Transcript title={props.title} covered={covered}>
            <Kept part="transcript" still={still} recordingUrl={recordingUrl} />
          </Transcript>
          {part && <alive.parts.TerminalPart {...part} title={props.title} />}
        </>
      }
      picture={
        <>
          {state.player ? null : <Kept part="picture" still={still} recordingUrl={recordingUrl} pictures={pictures} />}
          {part && <alive.parts.PicturePart {...part} preferred={pictures} recordingUrl={recordingUrl} />}
        </>
      }
      files={part && state.live && <alive.parts.FilesSlot {...part} />}
      separator={part && ((className) => <alive.parts.ColumnSeparator className={className} />)}
      summary={
        part ? (
          <>
            <alive.parts.SummaryPart {...part} fallback={summary} />
            <alive.parts.ToolButtons live={state.phase === 'live'} workbench={alive.controller.workbench} />
          </>
        ) : (
          summary
        )
      }
      seek={part ? <alive.parts.SeekPart {...part} /> : missing ? notLoaded : stillNote(props)}
    />
  );
}

const notLoaded =
  'The parts that replay this session could not be loaded. The transcript and the picture are complete; reload the page to try again.';

function stillNote({ commands, exercise }: DockerSessionProps): string {
  if (exercise) return 'An exercise: its terminal needs JavaScript.';
  return `Transcript of ${commands === 1 ? 'one command' : `${commands} commands`} and the picture at its end.`;
}

/** Loads the interactive parts when the pane comes near the window. */
function useAlive(
  frame: { readonly current: HTMLElement | null },
  recordingUrl: string,
  title: string,
): { readonly alive?: Alive; readonly missing: boolean } {
  const [alive, setAlive] = useState<Alive>();
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let release: (() => void) | undefined;
    let gone = false;
    let openLink: ((link: string) => void) | undefined;
    let addressed = isAddressed(element, location);
    const show = (): void => element.scrollIntoView({ block: 'center' });
    if (addressed) show();
    /** A link to a session that is followed on the open page changes the fragment only. */
    const onHash = (): void => {
      const { hash } = location;
      if (!hash.startsWith('#s=') || !isAddressed(element, location)) return;
      addressed = true;
      show();
      openLink?.(hash.slice(3));
    };
    addEventListener('hashchange', onHash);
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        import(/* webpackChunkName: "pane" */ './interactive').then(
          (parts) => {
            if (gone) return;
            const controller = parts.makeController(recordingUrl, paneId(title), addressed);
            openLink = (link) => void controller.openLink(link);
            const detach = [parts.attachShortcuts(element, controller), parts.attachRuns(element, controller)];
            release = () => {
              detach.forEach((end) => end());
              controller.dispose();
            };
            setAlive({ parts, controller });
          },
          () => {
            if (!gone) setMissing(true);
          },
        );
      },
      { rootMargin: '400px' },
    );
    observer.observe(element);
    return () => {
      gone = true;
      observer.disconnect();
      removeEventListener('hashchange', onHash);
      release?.();
      setAlive(undefined);
    };
  }, [frame, recordingUrl, title]);
  return { alive, missing };
}
