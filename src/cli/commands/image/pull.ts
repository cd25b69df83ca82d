import { EngineError } from '../../../engine/errors';
import type { Platform } from '../../../engine/oci/platform';
import type { Reference } from '../../../engine/reference/reference';
import { isNameOnly, parseNormalized, referenceString, tagNameOnly } from '../../../engine/reference/parse';
import { exactly } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure } from '../../command/failure';
import { flag } from '../../flags/flag';
import { pullProgress } from '../../progress/pull';

export const imagePull: Command = {
  names: ['image pull', 'pull'],
  aliasLine: 'docker image pull, docker pull',
  usage: '[OPTIONS] NAME[:TAG|@DIGEST]',
  summary: 'Download an image from a registry',
  flags: [
    flag('all-tags', 'a', 'bool', 'Download all tagged images in the repository'),
    flag('platform', '', 'string', 'Set platform if server is multi-platform capable'),
    flag('quiet', 'q', 'bool', 'Suppress verbose output'),
  ],
  arguments: exactly(1),
  fetches: true,
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { flags, args, io } = invocation;
  const parsed = parseNormalized(args[0] ?? '');
  if (!parsed.ok) throw new CommandFailure(parsed.error);
  let { reference } = parsed;
  const allTags = flags.bool('all-tags');
  const quiet = flags.bool('quiet');
  if (allTags && !isNameOnly(reference)) throw new CommandFailure("tag can't be used with --all-tags/-a");
  if (!allTags && isNameOnly(reference)) {
    reference = tagNameOnly(reference);
    if (!quiet) io.stdout(`Using default tag: ${reference.tag ?? 'latest'}\n`);
  }
  await pullShowing(invocation, reference, {
    write: quiet
      ? () => undefined
      : (text) => {
          io.stdout(text);
        },
    allTags,
    platform: flags.string('platform'),
  });
  io.stdout(`${referenceString(reference)}\n`);
  return 0;
}

/** Pulls while writing progress; `docker run` and `docker build` share it. */
export async function pullShowing(
  { engine, tty, cancellation }: Pick<Invocation, 'engine' | 'tty' | 'cancellation'>,
  reference: Reference,
  options: { readonly write: (text: string) => void; readonly allTags?: boolean; readonly platform?: string },
): Promise<void> {
  const progress = pullProgress({
    ...(tty === undefined ? {} : { columns: tty.columns }),
    listsExistingLayers: engine.profile.pull.listsExistingLayers,
  });
  const stop = engine.subscribe((event) => {
    const text = progress.text(event);
    if (text !== '') options.write(text);
  });
  const platform = options.platform === undefined || options.platform === '' ? undefined : parsePlatform(options.platform);
  try {
    await engine.pull(reference, {
      allTags: options.allTags ?? false,
      ...(platform === undefined ? {} : { platform }),
      ...(cancellation === undefined ? {} : { cancellation }),
    });
  } finally {
    stop();
  }
}

/** `linux/arm64/v8`, `arm64`, `linux` (containerd platforms.Parse, its common forms). */
export function parsePlatform(text: string): Platform {
  const parts = text.toLowerCase().split('/');
  const [first = '', second, third] = parts;
  const architectures: Readonly<Record<string, string>> = { x86_64: 'amd64', aarch64: 'arm64' };
  const architecture = (name: string): string => architectures[name] ?? name;
  const problem = platformProblem(text);
  if (problem !== undefined) throw new EngineError('invalid-reference', problem);
  if (second === undefined)
    return first === 'linux' ? { os: 'linux', architecture: 'amd64' } : { os: 'linux', architecture: architecture(first) };
  return { os: first, architecture: architecture(second), ...(third === undefined ? {} : { variant: third }) };
}

/** containerd platforms.Parse: a part that is none is named, a part too many is not. */
export function platformProblem(text: string): string | undefined {
  const parts = text.split('/');
  const bad = parts.find((part) => !/^[A-Za-z0-9_.-]+$/.test(part));
  if (bad !== undefined)
    return `"${bad}" is an invalid component of "${text}": platform specifier component must match "^[A-Za-z0-9_.-]+$": invalid argument`;
  return parts.length > 3 ? `"${text}": cannot parse platform specifier: invalid argument` : undefined;
}
