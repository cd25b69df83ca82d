import type { Invocation } from '../command/command';
import { CommandFailure } from '../command/failure';
import type { BuildDisplay } from './buildDisplay';
import { PlainBuildDisplay } from './buildPlain';
import { RawJsonBuildDisplay } from './buildRawJson';
import { TtyBuildDisplay } from './buildTty';

export interface ShownBuild extends BuildDisplay {
  readonly mode: 'plain' | 'tty' | 'quiet' | 'rawjson';
  /** Whether anything but the result is shown. */
  readonly shows: boolean;
  begin(): string;
}

const PLAIN_HEAD = '#0 building with "default" instance using docker driver\n';

/** The display that `--progress`, `--quiet`, BUILDKIT_PROGRESS and the terminal call for. */
export function buildDisplay({ flags, env, tty }: Pick<Invocation, 'flags' | 'env' | 'tty'>): ShownBuild {
  const asked = flags.changed('progress') ? flags.string('progress') : (env.BUILDKIT_PROGRESS ?? 'auto');
  const progress = flags.bool('quiet') ? 'quiet' : asked;
  if (progress === 'rawjson') return { mode: 'rawjson', shows: false, begin: () => '', ...methods(new RawJsonBuildDisplay()) };
  if (progress === 'quiet' || progress === 'none') return silent;
  if (!['auto', 'plain', 'tty', ''].includes(progress)) {
    throw new CommandFailure(`ERROR: invalid progress mode ${progress}`);
  }
  if (progress === 'tty' && tty === undefined) throw new CommandFailure('ERROR: failed to get console: provided file is not a console');
  if (tty !== undefined && progress !== 'plain') {
    const display = new TtyBuildDisplay(tty.columns, tty.rows);
    return { mode: 'tty', shows: true, begin: () => '', ...methods(display) };
  }
  const display = new PlainBuildDisplay();
  return { mode: 'plain', shows: true, begin: () => `${PLAIN_HEAD}\n`, ...methods(display) };
}

const silent: ShownBuild = { mode: 'quiet', shows: false, begin: () => '', event: () => '', tick: () => '', end: () => '' };

function methods(display: BuildDisplay): BuildDisplay {
  return { event: (event) => display.event(event), tick: (at) => display.tick(at), end: () => display.end() };
}
