import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { PaneFrame } from './PaneFrame';
import type { PaneController } from './paneController';
import { initialPaneState } from './paneState';
import type { DockerSessionProps } from './sessionProps';
import { StaticPicture } from './StaticPicture';
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
  const { alive, missing } = useAlive(frame, props.recordingUrl);
  const state = useSyncExternalStore(
    alive?.controller.subscribe ?? neverChanges,
    () => alive?.controller.state ?? initialPaneState,
    () => initialPaneState,
  );
  const covered = state.terminalReady && state.phase !== 'idle' && state.phase !== 'failed';
  const transcript = <Transcript title={props.title} entries={props.transcript} covered={covered} />;
  const picture = <StaticPicture view={props.finalView} />;
  const summary = props.transcript.at(-1)?.summary ?? '';
  const columns = props.columns ?? 80;
  const common = { ...props, columns, frame, announcement: state.announcement };
  if (!alive) {
    const note = missing
      ? 'The parts that replay this session could not be loaded. The transcript and the picture are complete; reload the page to try again.'
      : `Transcript of ${props.transcript.length === 1 ? 'one command' : `${props.transcript.length} commands`} and the picture at its end.`;
    return <PaneFrame {...common} controls={null} terminal={transcript} picture={picture} summary={summary} seek={note} />;
  }
  const { Controls, TerminalPart, PicturePart, SummaryPart, SeekPart } = alive.parts;
  const part = { controller: alive.controller, state };
  return (
    <PaneFrame
      {...common}
      controls={<Controls {...part} transcript={props.transcript} />}
      terminal={
        <>
          {transcript}
          <TerminalPart {...part} title={props.title} />
        </>
      }
      picture={<PicturePart {...part} fallback={picture} />}
      summary={<SummaryPart {...part} fallback={summary} />}
      seek={<SeekPart {...part} />}
    />
  );
}

/** Loads the interactive parts when the pane comes near the window. */
function useAlive(frame: { readonly current: HTMLElement | null }, recordingUrl: string): { readonly alive?: Alive; readonly missing: boolean } {
  const [alive, setAlive] = useState<Alive>();
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let release: (() => void) | undefined;
    let gone = false;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        import('./interactive').then(
          (parts) => {
            if (gone) return;
            const controller = parts.makeController(recordingUrl);
            const detach = parts.attachShortcuts(element, controller);
            release = () => {
              detach();
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
      release?.();
      setAlive(undefined);
    };
  }, [frame, recordingUrl]);
  return { alive, missing };
}
