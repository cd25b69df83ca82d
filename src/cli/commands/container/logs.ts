import type { LogEntry } from '../../../engine/container/api';
import type { EpochMs } from '../../../engine/clock';
import { exactly } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { flag, unsimulated } from '../../flags/flag';
import { letGo } from './interactive';
import { momentOf } from './moment';

const WHEN = 'timestamp (e.g. "2013-01-02T13:23:37Z") or relative (e.g. "42m" for 42 minutes)';

export const containerLogs: Command = {
  names: ['container logs', 'logs'],
  aliasLine: 'docker container logs, docker logs',
  usage: '[OPTIONS] CONTAINER',
  summary: 'Fetch the logs of a container',
  simplified: 'What servers write when they start is shortened and plausible, not recorded.',
  flags: [
    unsimulated('details', '', 'bool', 'Show extra details provided to logs'),
    flag('follow', 'f', 'bool', 'Follow log output'),
    flag('since', '', 'string', `Show logs since ${WHEN}`),
    flag('tail', 'n', 'string', 'Number of lines to show from the end of the logs (default "all")'),
    flag('timestamps', 't', 'bool', 'Show timestamps'),
    flag('until', '', 'string', `Show logs before a ${WHEN}`),
  ],
  arguments: exactly(1),
  completes: 'containers',
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { engine, args, flags, io, cancellation } = invocation;
  const { id, state } = engine.container.get(args[0] ?? '');
  const print = ({ at, stream, text }: Pick<LogEntry, 'at' | 'stream' | 'text'>): void => {
    io[stream](flags.bool('timestamps') ? `${nineDigits(at)} ${text}` : text);
  };
  for (const entry of selected(engine.container.logs(id), invocation, engine.clock.now())) print(entry);
  if (!flags.bool('follow') || state !== 'running') return 0;
  const follow = (stream: LogEntry['stream']) => (text: string) => {
    for (const line of text.split(/(?<=\n)/)) print({ at: engine.clock.now(), stream, text: line });
  };
  const { ended } = await engine.container.wait(
    id,
    cancellation === undefined ? {} : { cancellation, io: { stdout: follow('stdout'), stderr: follow('stderr') } },
  );
  if (ended || cancellation?.cancelled === true) return 0;
  throw letGo(false, 'its log is no longer followed');
}

function selected(entries: readonly LogEntry[], { flags }: Invocation, now: EpochMs): readonly LogEntry[] {
  const after = flags.changed('since') ? momentOf(flags.string('since'), now, 'since') : -Infinity;
  const before = flags.changed('until') ? momentOf(flags.string('until'), now, 'until') : Infinity;
  const inTime = entries.filter(({ at }) => at >= after && at <= before);
  const tail = flags.string('tail');
  if (tail === '' || tail === 'all') return inTime;
  // The daemon takes what is no number for all of them.
  if (!/^\d+$/.test(tail)) return inTime;
  return tail === '0' ? [] : inTime.slice(-Number(tail));
}

/** Go's RFC3339NanoFixed. */
function nineDigits(at: EpochMs): string {
  return new Date(at).toISOString().replace('Z', '000000Z');
}
