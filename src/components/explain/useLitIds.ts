import type { Terminal } from '@xterm/xterm';
import { useEffect } from 'react';
import type { WorldView } from '../../session/worldView';
import type { Lit } from '../workbench/workbenchState';

/** While something is pointed at in the picture, its IDs light up in the terminal. The code for it comes with the first such wish. */
export function useLitIds(terminal: Terminal | undefined, lit: Lit | undefined, view: () => WorldView | undefined): void {
  useEffect(() => {
    if (!terminal || lit?.from !== 'picture') return undefined;
    let out: (() => void) | undefined;
    let gone = false;
    const world = view();
    void import(/* webpackChunkName: "explain" */ './explain').then(({ idsOf, lightIds }) => {
      if (!gone && world) out = lightIds(terminal, idsOf(world, lit.digest), '#f2cf6b');
    });
    return () => {
      gone = true;
      out?.();
    };
    // The view of the moment at which it lit up is what its IDs are found in.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [terminal, lit]);
}
