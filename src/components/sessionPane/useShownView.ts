import { useEffect, useState } from 'react';
import type { LiveSession } from '../../session/liveSession';
import type { WorldView } from '../../session/worldView';
import type { PaneState } from './paneState';
import { usePlayer } from './usePlayer';

/** The world at the moment that the terminal shows: the reader's own, or the replay's. Undefined until the recording is here. */
export function useShownView({ live, player }: PaneState): WorldView | undefined {
  const replayed = usePlayer(player, (shown) => shown.viewAt(shown.state.t));
  return useLiveView(live) ?? replayed;
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
