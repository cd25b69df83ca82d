export const playbackSpeeds = [0.25, 0.5, 1, 1.5, 2, 4, 8] as const;

/** The next speed up (1) or down (-1), or the same at the end of the list. */
export function speedBy(speed: number, by: 1 | -1): number {
  const at = playbackSpeeds.findIndex((choice) => choice === speed);
  return playbackSpeeds[at + by] ?? speed;
}
