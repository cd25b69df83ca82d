import type { PushResult } from '../../../engine/api';
import { EngineError } from '../../../engine/errors';
import { isNameOnly, parseNormalized, referenceString, tagNameOnly } from '../../../engine/reference/parse';
import { exactly } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure } from '../../command/failure';
import { storedCredentials } from '../../credentials/configFile';
import { flag } from '../../flags/flag';
import { infoNote, pushProgress } from '../../progress/push';
import { parsePlatform } from './pull';

export const imagePush: Command = {
  names: ['image push', 'push'],
  aliasLine: 'docker image push, docker push',
  usage: '[OPTIONS] NAME[:TAG]',
  summary: 'Upload an image to a registry',
  simplified: 'Registries of this world only; layers of catalogue images are pushed as facts.',
  flags: [
    flag('all-tags', 'a', 'bool', 'Push all tags of an image to the repository'),
    flag(
      'platform',
      '',
      'string',
      'Push a platform-specific manifest as a single-platform image to the registry.\n' +
        "Image index won't be pushed, meaning that other manifests, including attestations won't be preserved.\n" +
        "'os[/arch[/variant]]': Explicit platform (eg. linux/amd64)",
    ),
    flag('quiet', 'q', 'bool', 'Suppress verbose output'),
  ],
  arguments: exactly(1),
  completes: 'images',
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { engine, args, flags, io, tty, cancellation } = invocation;
  const parsed = parseNormalized(args[0] ?? '');
  if (!parsed.ok) throw new CommandFailure(parsed.error);
  const allTags = flags.bool('all-tags');
  const quiet = flags.bool('quiet');
  let { reference } = parsed;
  if (allTags && !isNameOnly(reference)) throw new CommandFailure("tag can't be used with --all-tags/-a");
  if (!allTags && isNameOnly(reference)) {
    reference = tagNameOnly(reference);
    if (!quiet) io.stdout(`Using default tag: ${reference.tag ?? 'latest'}\n`);
  }
  const progress = pushProgress(tty === undefined ? {} : { columns: tty.columns });
  const stop = engine.subscribe((event) => {
    const text = quiet ? '' : progress.text(event);
    if (text !== '') io.stdout(text);
  });
  const platform = flags.string('platform');
  const credentials = storedCredentials(invocation, reference.domain);
  try {
    const results = await engine.push(reference, {
      allTags,
      ...(platform === '' ? {} : { platform: parsePlatform(platform) }),
      ...(credentials === undefined ? {} : { credentials }),
      ...(cancellation === undefined ? {} : { cancellation }),
    });
    if (quiet) io.stdout(`${referenceString(reference)}\n`);
    if (platform === '') for (const result of results) io.stdout(note(result, tty !== undefined));
    return 0;
  } catch (error) {
    // The daemon has begun to answer, so its words stand alone (recording 29.7.2/02 steps 15 to 17).
    if (error instanceof EngineError && IN_STREAM.has(error.code)) throw new CommandFailure(error.message);
    throw error;
  } finally {
    stop();
  }
}

const IN_STREAM: ReadonlySet<EngineError['code']> = new Set([
  'tag-not-found',
  'push-denied',
  'registry-unreachable',
  'no-matching-platform',
]);

/** Told when an index could not be pushed, because not all that it names is on this machine. */
function note({ digest, insteadOf }: PushResult, inTerminal: boolean): string {
  if (insteadOf === undefined) return '';
  const colour = (code: number, text: string): string => (inTerminal ? `\u001b[${code}m${text}\u001b[0m` : text);
  return infoNote(
    `Not all multiplatform-content is present and only the available single-platform image was pushed\n${colour(31, insteadOf)} -> ${colour(32, digest)}`,
    inTerminal,
  );
}
