/** What long-running programs have in common. */
import { NotSimulated } from './program';
import type { ProgramContext } from './program';

/** Docker's exit code of whatever SIGKILL ends. */
export const KILLED = 137;

/** Waits for one of the signals. Only a container's process can: a RUN of a build would never end. */
export async function waitForSignal(context: ProgramContext, program: string, handled: readonly string[]): Promise<string> {
  if (context.signals === undefined) {
    throw new NotSimulated(program, `${program} would run on for ever; it can be started in a container, but not here.`);
  }
  return context.signals.wait(handled);
}

/** Says so where nothing can be served: outside a container. */
export function refuseOutsideContainer(context: ProgramContext, program: string): void {
  if (context.signals === undefined) {
    throw new NotSimulated(program, `${program} would run on for ever; it can be started in a container, but not here.`);
  }
}
