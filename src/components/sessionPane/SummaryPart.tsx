import type { ReactNode } from 'react';
import { underway } from '../../session/underway';
import type { PartProps } from './partProps';
import { usePlayer } from './usePlayer';

/** What came of the command last seen, in one sentence. */
export function SummaryPart({ state, fallback }: PartProps & { readonly fallback: string }): ReactNode {
  const replayed = usePlayer(state.player, (player) => {
    const { command, finished, t } = player.state;
    return command >= finished ? (underway(player.viewAt(t)) ?? 'Running…') : player.recording.commands[finished - 1]?.summary;
  });
  if (state.phase === 'live')
    return state.running
      ? ((state.live && underway(state.live.view())) ?? 'Running…')
      : state.live?.summary || 'The prompt is yours: nothing run yet.';
  if (state.phase === 'replay' || state.phase === 'preparing') return replayed ?? 'Nothing has happened yet.';
  return fallback;
}
