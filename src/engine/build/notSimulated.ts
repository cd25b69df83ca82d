import type { LineRange } from '../dockerfile/ast';

/** Something that exists for real, but not here. */
export class NotSimulatedError extends Error {
  constructor(
    message: string,
    readonly lines: LineRange,
  ) {
    super(message);
  }
}
