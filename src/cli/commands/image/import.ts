import { parseNormalized, referenceString, tagNameOnly } from '../../../engine/reference/parse';
import { fileBytes, stdinBytes } from '../../archive/input';
import { atLeast } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure, notSimulated } from '../../command/failure';
import { flag } from '../../flags/flag';
import { parsePlatform } from './pull';

export const imageImport: Command = {
  names: ['image import', 'import'],
  aliasLine: 'docker image import, docker import',
  usage: '[OPTIONS] file|URL|- [REPOSITORY[:TAG]]',
  summary: 'Import the contents from a tarball to create a filesystem image',
  simplified: 'Importing from a URL is not simulated.',
  flags: [
    flag('change', 'c', 'list', 'Apply Dockerfile instruction to the created image'),
    flag('message', 'm', 'string', 'Set commit message for imported image'),
    flag('platform', '', 'string', 'Set platform if server is multi-platform capable'),
  ],
  arguments: atLeast(1),
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { args, engine, flags, io } = invocation;
  const [source = '', target] = args;
  if (/^(?:https?|ftp):\/\//.test(source)) throw notSimulated('importing from a URL is not simulated.');
  const name = target === undefined ? undefined : normalised(target);
  const platform = flags.string('platform');
  const id = await engine.importImage(source === '-' ? stdinBytes(invocation) : fileBytes(invocation, source), {
    ...(name === undefined ? {} : { name }),
    changes: flags.list('change'),
    message: flags.string('message'),
    ...(platform === '' ? {} : { platform: parsePlatform(platform) }),
  });
  io.stdout(`${id}\n`);
  return 0;
}

function normalised(text: string): string {
  const parsed = parseNormalized(text);
  if (!parsed.ok) throw new CommandFailure(`Error response from daemon: ${parsed.error}`);
  if (parsed.reference.digest !== undefined) throw new CommandFailure('Error response from daemon: cannot import digest reference');
  return referenceString(tagNameOnly(parsed.reference));
}
