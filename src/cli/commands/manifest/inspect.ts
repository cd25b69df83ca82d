import { EngineError } from '../../../engine/errors';
import { parseNormalized, referenceString, tagNameOnly } from '../../../engine/reference/parse';
import type { RegistryDocument } from '../../../engine/registry/registry';
import { between } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure, noticeOf, notSimulated } from '../../command/failure';
import { flag, unsimulated } from '../../flags/flag';

export const manifestInspect: Command = {
  names: ['manifest inspect'],
  usage: '[OPTIONS] [MANIFEST_LIST] MANIFEST',
  summary: 'Display an image manifest, or manifest list',
  simplified: 'Local manifest lists are not simulated.',
  flags: [
    flag('insecure', '', 'bool', 'Allow communication with an insecure registry'),
    unsimulated('verbose', 'v', 'bool', 'Output additional info including layers and platform'),
  ],
  arguments: between(1, 2),
  completes: 'images',
  run,
};

async function run({ args, engine, io }: Invocation): Promise<number> {
  if (args.length > 1) throw notSimulated('local manifest lists are not simulated.');
  const parsed = parseNormalized(args[0] ?? '');
  if (!parsed.ok) throw new CommandFailure(parsed.error);
  const reference = tagNameOnly(parsed.reference);
  try {
    const { document } = await engine.inspectRemote(reference);
    io.stdout(`${shown(document)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    if (error.code === 'manifest-not-found' || error.code === 'pull-denied') {
      throw new CommandFailure(`no such manifest: ${referenceString(reference)}`, 1, noticeOf(error));
    }
    throw new CommandFailure(error.message);
  }
}

/**
 * A manifest as it is, indented by tabs; an index re-written from what docker/cli keeps of it: type, size, digest and platform of each
 * entry, in that order (docker/cli `manifest/inspect.go`, distribution `manifestlist`).
 */
function shown({ value }: RegistryDocument): string {
  if (!('manifests' in value)) return JSON.stringify(value, undefined, '\t');
  const { schemaVersion, mediaType, manifests } = value;
  const entries = manifests.map(({ mediaType: type, size, digest, platform }) => ({
    mediaType: type,
    size,
    digest,
    platform: platform ?? { architecture: '', os: '' },
  }));
  return JSON.stringify({ schemaVersion, mediaType, manifests: entries }, undefined, '\t');
}
