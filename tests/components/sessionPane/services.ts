import * as ownSessions from '../../../src/components/sessionPane/ownSessions';
import type { PaneServices } from '../../../src/components/sessionPane/paneServices';
import { FakeLive } from './fakeLive';
import { TestScheduler, twoCommands } from './recordings';

/** Of a pane whose recording, engine and clock are the test's own, with an address that asks for nothing and an empty storage. */
export function paneServices(change: Partial<PaneServices> = {}): PaneServices {
  let stored: string | undefined;
  return {
    id: 'two-commands',
    loadRecording: () => Promise.resolve(twoCommands),
    loadOwnSessions: () => Promise.resolve(ownSessions),
    loadTakeOver: () => Promise.resolve(() => Promise.resolve(new FakeLive())),
    loadRecordOwn: () => Promise.reject(new Error('not asked for in this test')),
    loadSharing: () => import('../../../src/components/sessionPane/sharing'),
    scheduler: new TestScheduler(),
    storage: {
      read: () => stored,
      write: (text) => {
        stored = text;
        return true;
      },
    },
    address: {},
    ...change,
  };
}
