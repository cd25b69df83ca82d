import type { Recording } from './recording';

/**
 * A recording as an asciicast v2 file (docs.asciinema.org/manual/asciicast/v2): one JSON value in each line, first the header, then events
 * `[seconds, code, data]` in ascending order, with a marker where each command begins. No time of recording: the same recording, the same file.
 * `safe` takes out of the output what should not reach somebody's terminal.
 */
export function asciicastOf({ title, columns, rows, output, commands }: Recording, safe: (data: string) => string): string {
  const header = { version: 2, width: columns, height: rows, title, env: { TERM: 'xterm-256color' } };
  const events = [
    ...commands.map(({ start, command }) => ({ t: start, code: 'm', data: command })),
    ...output.map(({ t, data }) => ({ t, code: 'o', data: safe(data) })),
  ].sort((one, other) => one.t - other.t);
  return [header, ...events.map(({ t, code, data }) => [t / 1000, code, data])].map((line) => `${JSON.stringify(line)}\n`).join('');
}
