/** A failure that belongs to a step: shown at its vertex, then as the end of the build, where it may have more in front. */
export class StepError extends Error {
  constructor(
    message: string,
    readonly ending: string = message,
  ) {
    super(message);
  }
}
