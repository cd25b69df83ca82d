import { loadRecording } from './loadRecording';
import { PaneController } from './paneController';
import { readAddress } from './permalink';
import { paneStorage } from './sessionStorage';

export { attachRuns } from '../workbench/runInPane';
export { ColumnSeparator } from '../workbench/ColumnSeparator';
export { ToolButtons } from '../workbench/ToolButtons';
export { Controls } from './Controls';
export { FilesSlot } from './FilesSlot';
export { GoalsSlot } from './GoalsSlot';
export { PicturePart } from './PicturePart';
export { SeekPart } from './SeekPart';
export { attachShortcuts } from './shortcuts';
export { SummaryPart } from './SummaryPart';
export { TerminalPart } from './TerminalPart';

/** A controller that has begun to load its recording, on the browser's own clock and storage; `addressed`: the page's address means this pane. */
export function makeController(recordingUrl: string, id: string, addressed: boolean): PaneController {
  const live = (): Promise<typeof import('../../session/live')> => import(/* webpackChunkName: "live" */ '../../session/live');
  const controller = new PaneController({
    id,
    loadRecording: () => loadRecording(recordingUrl),
    loadTakeOver: () => live().then(({ takeOver }) => takeOver),
    loadOwnSessions: () => import(/* webpackChunkName: "prompt" */ './ownSessions'),
    loadRecordOwn: () => live().then(({ loadRecordOwn }) => loadRecordOwn()),
    loadSharing: () => import(/* webpackChunkName: "sharing" */ './sharing'),
    scheduler: {
      now: () => performance.now(),
      request: (callback) => requestAnimationFrame(callback),
      cancel: (handle) => cancelAnimationFrame(handle),
    },
    storage: paneStorage(() => sessionStorage, location.pathname, id),
    address: addressed ? readAddress(location) : {},
  });
  void controller.load();
  return controller;
}
