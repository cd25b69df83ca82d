import { useEffect, useId, useState, type ReactNode } from 'react';
import type { LiveSession } from '../../session/liveSession';
import { lastViewOf } from '../../session/lastView';
import type { WorldView } from '../../session/worldView';
import { LayerStack } from '../layerStack/LayerStack';
import { PaneErrorBoundary } from './PaneErrorBoundary';
import type { PartProps } from './partProps';
import { EmptyPicture, StaticPicture, stackProps } from './StaticPicture';
import { usePlayer } from './usePlayer';

/** The picture of the moment that the terminal shows. Nothing until the recording is here: before, the page's own picture stands. */
export function PicturePart({ state }: PartProps): ReactNode {
  const id = useId();
  const replayed = usePlayer(state.player, (player) => player.viewAt(player.state.t));
  const view = useLiveView(state.live) ?? replayed;
  if (!view) return null;
  if (view.machines.length === 0) return <EmptyPicture />;
  return (
    <PaneErrorBoundary
      fallback={
        <>
          <p>The picture could not be drawn. The terminal goes on; this is the picture at the end of the tour:</p>
          {state.player && <StaticPicture view={lastViewOf(state.player.recording)} />}
        </>
      }
    >
      {view.machines.map((machine) => (
        <LayerStack key={machine.name} {...stackProps(machine, view, id)} />
      ))}
    </PaneErrorBoundary>
  );
}

/** The live session's view, at most one change per frame. */
function useLiveView(live: LiveSession | undefined): WorldView | undefined {
  const [shown, setShown] = useState<{ readonly of: LiveSession; readonly view: WorldView }>();
  useEffect(() => {
    if (!live) return;
    let frame = 0;
    const show = (): void => {
      frame = 0;
      setShown({ of: live, view: live.view() });
    };
    const end = live.subscribe(() => {
      if (frame === 0) frame = requestAnimationFrame(show);
    });
    frame = requestAnimationFrame(show);
    return () => {
      end();
      cancelAnimationFrame(frame);
    };
  }, [live]);
  if (!live) return undefined;
  return shown?.of === live ? shown.view : live.view();
}
