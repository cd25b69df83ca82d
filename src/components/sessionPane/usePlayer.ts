import { useSyncExternalStore } from 'react';
import type { Player } from '../../session/player';

const neverChanges = (): (() => void) => () => undefined;

/**
 * A value read from the player at each of its changes; the component renders anew only when the value is another one, so `read` has to return
 * plain values or objects that stay the same. Undefined without a player.
 */
export function usePlayer<Value>(player: Player | undefined, read: (player: Player) => Value): Value | undefined {
  return useSyncExternalStore(
    player ? (listener) => player.subscribe(listener) : neverChanges,
    () => (player ? read(player) : undefined),
    () => undefined,
  );
}
