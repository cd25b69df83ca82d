import { knownImages } from '../../session/knownImages';
import { recordSession } from '../../session/record';
import type { CommandMarker } from '../../session/recording';
import { checkOutcome, notSimulated } from './checkOutcome';
import type { Offence } from './offence';
import type { PlannedSession } from './page';
import type { DeclaredRun } from './runs';

/**
 * Runs each `<Run>` command of a page where a reader would: in the session above it, or the page's first, after its last command and on the machine
 * of that. Each in a world of its own, because a reader may press any of them first. Says which do not end as declared.
 */
export async function proveRuns(
  file: string,
  runs: readonly DeclaredRun[],
  sessions: readonly PlannedSession[],
): Promise<readonly Offence[]> {
  const offences: Offence[] = [];
  for (const run of runs) {
    const session = sessions.findLast(({ line }) => line < run.line) ?? sessions[0];
    if (session === undefined) {
      offences.push({
        file,
        line: run.line,
        message: `no session is here to run "${run.command}" in`,
        remedy: 'add one, or use plain code',
      });
    } else if (session.sound) {
      const problem = outcomeProblem(run, await outcomeOf(session, run.command));
      if (problem) offences.push({ file, line: run.line, ...problem });
    }
  }
  return offences;
}

function outcomeProblem({ command, exit }: DeclaredRun, marker: CommandMarker): Pick<Offence, 'message' | 'remedy'> | undefined {
  const problem = checkOutcome({ line: command, typed: [command], fails: exit !== 0, row: 0 }, marker, knownImages());
  if (problem && marker.exitCode === 0)
    return { message: `<Run>: "${command}" was to end with exit code ${exit}, but succeeded`, remedy: `take exit={${exit}} away` };
  if (problem) {
    const remedy = exit === 0 && marker.exitCode !== notSimulated ? ` (or write <Run exit={${marker.exitCode}}>)` : '';
    return { message: `<Run>: ${problem.message}`, remedy: problem.remedy.replace(/, or write "fails \$ ".*$/, '') + remedy };
  }
  if (marker.exitCode === exit) return undefined;
  return {
    message: `<Run>: "${command}" ended with exit code ${marker.exitCode}, not ${exit}`,
    remedy: `correct it, or write <Run exit={${marker.exitCode}}>`,
  };
}

const proven = new Map<string, Promise<CommandMarker>>();

/** How the command goes after a session's last one. The same is run once, however often it is asked for. */
function outcomeOf({ script }: PlannedSession, command: string): Promise<CommandMarker> {
  const machine = script.commands.at(-1)?.machine;
  const longer = { ...script, commands: [...script.commands, { line: command, ...(machine === undefined ? {} : { machine }) }] };
  const key = JSON.stringify(longer);
  const known = proven.get(key) ?? recordSession(longer).then(({ commands }) => lastOf(commands));
  proven.set(key, known);
  return known;
}

/** Without what was typed into it, which a reader does, not the page. */
function lastOf(commands: readonly CommandMarker[]): CommandMarker {
  const last = commands.at(-1);
  if (last === undefined) throw new Error('a session that ran a command recorded none');
  const { typing: _typing, ...marker } = last;
  return marker;
}
