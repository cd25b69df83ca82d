import type { CreateOptions, MountRequest, RestartPolicy } from '../../../engine/container/api';
import { parsePortKey, portKey } from '../../../engine/container/ports';
import { EngineError } from '../../../engine/errors';
import type { Invocation } from '../../command/command';
import { resolvePath } from '../../command/hostPath';
import { MountSpecError, parseMount, parseVolume } from './mountSpec';
import { parsePublish } from './portSpec';
import { parseRestartPolicy } from './restartPolicy';
import { refused } from './runChecks';

/** What the flags of `docker run` and `docker create` ask for. Throws Docker's refusal, exit code 125. */
export function createOptions(invocation: Invocation): CreateOptions {
  const { flags, args } = invocation;
  const [image = '', ...command] = args;
  const detached = flags.bool('detach');
  const interactive = flags.bool('interactive');
  const text = (name: string, key: keyof CreateOptions): Record<string, string> =>
    flags.changed(name) ? { [key]: flags.string(name) } : {};
  return {
    image,
    ...(command.length === 0 ? {} : { command }),
    ...text('name', 'name'),
    ...text('workdir', 'workingDirectory'),
    ...text('user', 'user'),
    ...text('entrypoint', 'entrypoint'),
    ...text('hostname', 'hostname'),
    ...text('network', 'network'),
    ...text('stop-signal', 'stopSignal'),
    ...(flags.changed('stop-timeout') ? { stopTimeout: flags.int('stop-timeout', 10) } : {}),
    env: environment(invocation),
    labels: Object.fromEntries(flags.list('label').map((label) => keyAndValue(label))),
    mounts: mounts(invocation),
    ports: flags.list('publish').flatMap(parsePublish),
    exposed: flags.list('expose').flatMap(exposed),
    publishAll: flags.bool('publish-all'),
    readOnly: flags.bool('read-only'),
    restart: restartPolicy(flags.string('restart')),
    init: flags.bool('init'),
    remove: flags.bool('rm'),
    tty: flags.bool('tty'),
    openStdin: interactive,
    attach: { stdin: interactive && !detached, stdout: !detached, stderr: !detached },
  };
}

/** `-e` and `--env-file`: files first; a name alone takes the value that it has here, or is left out. */
export function environment({ flags, env, files, workingDirectory }: Invocation): readonly string[] {
  const lines = flags.list('env-file').flatMap((name) => {
    const path = resolvePath(workingDirectory, name);
    if (files.stat(path)?.type !== 'file') throw refused(`open ${name}: no such file or directory`, 125);
    return new TextDecoder()
      .decode(files.readFile(path))
      .split(/\r?\n/)
      .map((line) => line.trimStart())
      .filter((line) => line !== '' && !line.startsWith('#'));
  });
  const entries = [...lines, ...flags.list('env')].flatMap((entry) => {
    if (entry.includes('=')) return [entry];
    const value = env[entry];
    return value === undefined ? [] : [`${entry}=${value}`];
  });
  // The last of a name counts.
  const name = (entry: string): string => entry.split('=', 1)[0] ?? entry;
  return entries.filter((entry, at) => !entries.slice(at + 1).some((later) => name(later) === name(entry)));
}

function mounts({ flags, files, workingDirectory, env }: Invocation): readonly MountRequest[] {
  const host = { files, workingDirectory, home: env.HOME ?? '/root' };
  try {
    return [
      ...flags.list('volume').map((spec) => parseVolume(spec, host)),
      ...flags.list('mount').map((spec) => parseMount(spec, host)),
      ...flags.list('tmpfs').map((spec): MountRequest => ({ type: 'tmpfs', destination: spec.split(':')[0] ?? spec })),
    ];
  } catch (error) {
    if (!(error instanceof MountSpecError)) throw error;
    if (error.message.startsWith('layer-by-layer: '))
      throw new EngineError('not-simulated', error.message.slice('layer-by-layer: '.length));
    throw refused(error.message);
  }
}

function keyAndValue(text: string): readonly [string, string] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}

function exposed(text: string): NonNullable<CreateOptions['exposed']> {
  const [ports = '', protocol = 'tcp'] = text.split('/');
  const [first = '', last = first] = ports.split('-');
  if (parsePortKey(`${first}/${protocol}`) === undefined || parsePortKey(`${last}/${protocol}`) === undefined) {
    throw refused(`invalid range format for --expose: ${text}, error: invalid start range: ${first}`);
  }
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => portKey(Number(first) + at, protocol));
}

function restartPolicy(text: string): RestartPolicy {
  const policy = parseRestartPolicy(text);
  if ('error' in policy) throw refused(policy.error);
  return policy;
}
