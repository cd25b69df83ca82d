/** What the commands do that the rewriting of a script puts into it (see `internalCalls.ts`), but for those that concern the whole run. */
import type { Clock } from '../../engine/clock';
import type { Outcome } from './eachLine';
import { resolvePath } from './paths';
import { failedWrite } from './fullDevice';
import { refusal } from './openable';
import type { FileAccess, ScriptSystem } from './script';

export const exits = (exitCode: number, stderr = ''): Outcome => ({ stdout: '', stderr, exitCode });

/** Looks whether the file of a redirection can be opened. */
export function openGuard(
  system: Pick<ScriptSystem, 'tree' | 'identity' | 'cannotOpen'>,
  [access = '', line = '1', path = '']: readonly string[],
  workingDirectory: string,
): Outcome {
  const mode: FileAccess = access === 'read' ? 'read' : 'write';
  const reason = refusal(system.tree, system.identity, mode, resolvePath(workingDirectory, path));
  if (reason === undefined) return exits(0);
  const { message, exitCode } = system.cannotOpen(mode, path, reason, Number(line));
  return exits(exitCode, message);
}

/** After a command that may have written to /dev/full: its exit code, its name and words. */
export function fullDevice(overflowed: boolean, [status = '0', name = '', ...words]: readonly string[]): Outcome {
  const failed = overflowed ? failedWrite(name, words) : undefined;
  return exits(failed?.exitCode ?? Number(status), failed?.text);
}

/** `time`, by the simulated clock. */
export class Timers {
  readonly #clock: Clock;
  readonly #begun: number[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `start`, or at the end the exit code of what was timed. */
  call(argument: string): Outcome {
    const now = this.#clock.now();
    if (argument === 'start') {
      this.#begun.push(now);
      return exits(0);
    }
    const seconds = (now - (this.#begun.pop() ?? now)) / 1000;
    const real = `${String(Math.floor(seconds / 60))}m${(seconds % 60).toFixed(3)}s`;
    return exits(Number(argument), `\nreal\t${real}\nuser\t0m0.000s\nsys\t0m0.000s\n`);
  }
}
