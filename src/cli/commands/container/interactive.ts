import type { Keyboard, Window } from '../../../engine/container/process';
import type { Invocation } from '../../command/command';
import { CommandFailure, NOT_SIMULATED } from '../../command/failure';

/** Prompts other than a shell's: nothing here knows what they would answer. */
const UNKNOWN_PROMPTS = new Set(['node', 'python', 'python3', 'redis-cli']);

/** A program that would ask for lines and is no shell cannot be served here; that is said before anything is done. `example` shows what works. */
export function refuseTyping(
  { flags, tty, stdin }: Invocation,
  argv: readonly string[],
  hasEntrypointScript: boolean,
  example: string,
): void {
  if (tty === undefined || stdin !== '' || !(flags.bool('interactive') && flags.bool('tty')) || flags.bool('detach')) return;
  const program = (argv.at(-1) ?? '').split('/').at(-1) ?? '';
  if (argv.length !== (hasEntrypointScript ? 2 : 1) || !UNKNOWN_PROMPTS.has(program)) return;
  throw new CommandFailure(
    `layer-by-layer: the prompt of "${program}" is not simulated; start a shell or a command instead, as in: ${example}`,
    NOT_SIMULATED,
  );
}

/** What goes into a process: what was piped into the command, or, with a terminal, whoever types. */
export interface Input {
  readonly stdin?: Uint8Array;
  readonly keyboard?: Keyboard;
  readonly window?: Window;
}

/** `isOpen`: the process's standard input is (`-i`). */
export function inputOf({ stdin, stdinBytes, keyboard, tty }: Invocation, isOpen: boolean): Input {
  return {
    ...(isOpen && stdin !== '' ? { stdin: stdinBytes ?? new TextEncoder().encode(stdin) } : {}),
    ...(isOpen && stdin === '' && keyboard !== undefined ? { keyboard } : {}),
    ...(tty === undefined ? {} : { window: tty }),
  };
}

/** What `docker attach` and `docker exec` say where somebody detaches; `docker run` and `docker start` say nothing (docker/cli, term.EscapeError). */
export function detachedByKeys(): CommandFailure {
  return new CommandFailure('read escape sequence');
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
