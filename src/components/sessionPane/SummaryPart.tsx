import type { ReactNode } from 'react';
import type { PartProps } from './partProps';
import { usePlayer } from './usePlayer';

/** What came of the command last seen, in one sentence. */
export function SummaryPart({ state, fallback }: PartProps & { readonly fallback: string }): ReactNode {
  const replayed = usePlayer(state.player, ({ recording, state: at }) =>
    at.command >= at.finished ? 'Running…' : recording.commands[at.finished - 1]?.summary,
  );
  if (state.phase === 'live') return state.running ? 'Running…' : state.live?.summary || 'The prompt is yours: nothing run yet.';
  if (state.phase === 'replay' || state.phase === 'preparing') return replayed ?? 'Nothing has happened yet.';
  return fallback;
}
