import { loadRecording } from './loadRecording';
import { PaneController } from './paneController';

export { attachRuns } from '../workbench/runInPane';
export { ColumnSeparator } from '../workbench/ColumnSeparator';
export { ToolButtons } from '../workbench/ToolButtons';
export { Controls } from './Controls';
export { FilesSlot } from './FilesSlot';
export { PicturePart } from './PicturePart';
export { SeekPart } from './SeekPart';
export { attachShortcuts } from './shortcuts';
export { SummaryPart } from './SummaryPart';
export { TerminalPart } from './TerminalPart';

/** A controller that has begun to load its recording, on the browser's own clock. */
export function makeController(recordingUrl: string): PaneController {
  const controller = new PaneController({
    loadRecording: () => loadRecording(recordingUrl),
    loadTakeOver: () => import(/* webpackChunkName: "live" */ '../../session/live').then((live) => live.takeOver),
    scheduler: {
      now: () => performance.now(),
      request: (callback) => requestAnimationFrame(callback),
      cancel: (handle) => cancelAnimationFrame(handle),
    },
  });
  void controller.load();
  return controller;
}
