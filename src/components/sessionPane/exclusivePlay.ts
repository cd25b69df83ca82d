/** Of all panes of a page only one plays: whoever starts stops the one before. */
let stopCurrent: (() => void) | undefined;

/** Stops the pane that plays now, unless it is this one, and remembers how to stop this one. */
export function claimPlaying(stop: () => void): void {
  if (stopCurrent !== stop) stopCurrent?.();
  stopCurrent = stop;
}

/** To be called when a pane goes away. */
export function releasePlaying(stop: () => void): void {
  if (stopCurrent === stop) stopCurrent = undefined;
}
