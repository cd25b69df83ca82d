import type { Command } from './command';

/** `docker image ls [OPTIONS] …`, with `path` as typed. */
export function usageLine(command: Command, path: string): string {
  return command.usage === '' ? path : `${path} ${command.usage}`;
}
