import type { Invocation } from '../../command/command';
import { CommandFailure, NOT_SIMULATED } from '../../command/failure';

/** Programs that wait for somebody to type when they are started alone. */
const INTERACTIVE = new Set(['sh', 'bash', 'ash', 'dash', 'node', 'python', 'python3', 'redis-cli']);

/** A program that would wait for typing cannot be served here; that is said before anything is done. `example` shows what works. */
export function refuseTyping(
  { flags, tty, stdin }: Invocation,
  argv: readonly string[],
  hasEntrypointScript: boolean,
  example: string,
): void {
  if (tty === undefined || stdin !== '' || !(flags.bool('interactive') && flags.bool('tty')) || flags.bool('detach')) return;
  const program = (argv.at(-1) ?? '').split('/').at(-1) ?? '';
  if (argv.length !== (hasEntrypointScript ? 2 : 1) || !INTERACTIVE.has(program)) return;
  throw new CommandFailure(
    `layer-by-layer: an interactive shell or prompt inside a container is not simulated yet; give "${program}" its work, as in: ${example}`,
    NOT_SIMULATED,
  );
}

/** Said when a command has to let go of a process that goes on. */
export function letGo(cancelled: boolean, what: string): CommandFailure {
  return cancelled
    ? new CommandFailure(`layer-by-layer: the process takes no notice of Ctrl-C, so ${what}; "docker stop" ends it.`, 130)
    : new CommandFailure(
        `layer-by-layer: this would hold the terminal until Ctrl-C, which nobody has pressed, so ${what}; "docker stop" ends it.`,
        NOT_SIMULATED,
      );
}
