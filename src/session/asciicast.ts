import { defaultMachines, lineFor } from './machineNames';
import type { Recording, TimelineMs } from './recording';

/** The screen empty, colours as at first. */
const RESET = '\x1b[m\x1b[H\x1b[2J';

/**
 * A recording as an asciicast v2 file (docs.asciinema.org/manual/asciicast/v2): one JSON value in each line, first the header, then events
 * `[seconds, code, data]` in ascending order, with a marker where each command begins. No time of recording: the same recording, the same file.
 * There is one terminal in it; of several machines it shows the one that acts, as it stands then.
 * `safe` takes out of the output what should not reach somebody's terminal.
 */
export function asciicastOf({ title, columns, rows, output, commands, setup }: Recording, safe: (data: string) => string): string {
  const machines = setup.machines ?? defaultMachines;
  const header = { version: 2, width: columns, height: rows, title, env: { TERM: 'xterm-256color' } };
  const events = [
    ...commands.map(({ start, command, machine = 0 }) => ({ t: start, code: 'm', data: lineFor(machines, machine, command) })),
    ...onOneTerminal({ output, commands }).map(({ t, data }) => ({ t, code: 'o', data: safe(data) })),
  ].sort((one, other) => one.t - other.t);
  return [header, ...events.map(({ t, code, data }) => [t / 1000, code, data])].map((line) => `${JSON.stringify(line)}\n`).join('');
}

interface Drawn {
  readonly t: TimelineMs;
  readonly data: string;
}

/** What the machine that acts prints, and where that is another one than before, all that its terminal has received until then. */
function onOneTerminal({ output, commands }: Pick<Recording, 'output' | 'commands'>): readonly Drawn[] {
  const first = commands[0]?.machine ?? 0;
  const switches = [
    { t: -1, machine: first },
    ...commands
      .map(({ start, machine = 0 }) => ({ t: start, machine }))
      .filter(({ machine }, index) => machine !== (index === 0 ? first : (commands[index - 1]?.machine ?? 0))),
  ];
  return switches.flatMap(({ t: from, machine }, index): readonly Drawn[] => {
    const to = switches[index + 1]?.t ?? Infinity;
    const own = output.filter((frame) => (frame.machine ?? 0) === machine && frame.t <= to);
    const shown = own.filter(({ t }) => t > from);
    if (index === 0) return shown;
    const before = own.filter(({ t }) => t <= from).map(({ data }) => data);
    return [{ t: from, data: RESET + before.join('') }, ...shown];
  });
}
