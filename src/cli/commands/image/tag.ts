import { familiarName, parseAny, parseNormalized, tagNameOnly } from '../../../engine/reference/parse';
import { exactly } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure } from '../../command/failure';

export const imageTag: Command = {
  names: ['image tag', 'tag'],
  aliasLine: 'docker image tag, docker tag',
  usage: 'SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]',
  summary: 'Create a tag TARGET_IMAGE that refers to SOURCE_IMAGE',
  flags: [],
  arguments: exactly(2),
  completes: 'images',
  run,
};

function run({ engine, args }: Invocation): Promise<number> {
  const [source = '', target = ''] = args;
  const sourceReference = parseAny(source);
  if (!sourceReference.ok) throw new CommandFailure(notValid(source, sourceReference.error));
  const targetReference = parseNormalized(target);
  if (!targetReference.ok) throw new CommandFailure(notValid(target, targetReference.error));
  if (targetReference.reference.digest !== undefined) throw new CommandFailure('refusing to create a tag with a digest reference');
  // Only the daemon says this, but nothing is asked before it (moby api/server/router/image).
  if (familiarName(targetReference.reference) === 'sha256') {
    throw new CommandFailure('Error response from daemon: refusing to create an ambiguous tag using digest algorithm as name');
  }
  engine.tag(source, tagNameOnly(targetReference.reference));
  return Promise.resolve(0);
}

function notValid(name: string, error: string): string {
  return `error parsing reference: "${name}" is not a valid repository/tag: ${error}`;
}
