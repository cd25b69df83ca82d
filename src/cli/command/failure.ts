import type { EngineError } from '../../engine/errors';

/** Ends a command with a text on standard error and an exit code. */
export class CommandFailure extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
    /** A sentence of ours that follows Docker's words. */
    readonly notice?: string,
  ) {
    super(message);
    this.name = 'CommandFailure';
  }
}

/** Exit code of everything that Docker has and this program only declares. */
export const NOT_SIMULATED = 64;

/** Exit code of a failure of the simulator itself. */
const NOT_LOADED = 70;

/** Our own voice, so that nobody takes it for Docker's. */
export function notSimulated(what: string): CommandFailure {
  return new CommandFailure(`layer-by-layer: ${what}`, NOT_SIMULATED);
}

/** Codes of errors that the client finds before it asks the daemon. */
const CLIENT_SIDE: ReadonlySet<EngineError['code']> = new Set(['cancelled', 'not-simulated', 'bytes-not-held']);

/** What Docker prints for an error of the engine, and the exit code. */
export function engineFailure(error: EngineError): CommandFailure {
  if (error.code === 'cancelled') return new CommandFailure(error.message === '' ? 'context canceled' : error.message, 130);
  if (error.code === 'not-simulated' || error.code === 'bytes-not-held') return notSimulated(error.message);
  if (error.code === 'part-not-loaded') return new CommandFailure(`layer-by-layer: ${error.message}`, NOT_LOADED);
  const text = CLIENT_SIDE.has(error.code) ? error.message : `Error response from daemon: ${error.message}`;
  return new CommandFailure(text, 1, noticeOf(error));
}

/** What a registry that stands for a larger one has to add. */
export function noticeOf(error: EngineError): string | undefined {
  const { notice } = error.data;
  return typeof notice === 'string' ? notice : undefined;
}

/** Exit code of words that make no command. */
const USAGE_EXIT = 125;

/** What Docker says of flags that it cannot read. */
export function usageFailure(error: string, usage: string, path: string): CommandFailure {
  return new CommandFailure(`${error}\n\nUsage:  ${usage}\n\nRun '${path} --help' for more information`, USAGE_EXIT);
}
