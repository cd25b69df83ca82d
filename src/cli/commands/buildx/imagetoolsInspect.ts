import { EngineError } from '../../../engine/errors';
import type { RemoteImage } from '../../../engine/api';
import type { Descriptor } from '../../../engine/oci/descriptor';
import { platformString } from '../../../engine/oci/platform';
import { fullName, parseNormalized, referenceString, tagNameOnly } from '../../../engine/reference/parse';
import { exactly } from '../../command/arguments';
import type { Command, Invocation } from '../../command/command';
import { CommandFailure, noticeOf, notSimulated } from '../../command/failure';
import { flag, unsimulated } from '../../flags/flag';
import { tabwriter } from '../../format/tabwriter';

export const imagetoolsInspect: Command = {
  names: ['buildx imagetools inspect'],
  usage: '[OPTIONS] NAME',
  summary: 'Show details of an image in the registry',
  flags: [
    unsimulated('builder', '', 'string', 'Override the configured builder instance'),
    unsimulated('format', '', 'string', 'Format the output using the given Go template'),
    flag('raw', '', 'bool', 'Show original, unformatted JSON manifest'),
  ],
  arguments: exactly(1),
  completes: 'images',
  plugin: { path: 'docker buildx imagetools inspect' },
  run,
};

async function run({ args, engine, flags, io }: Invocation): Promise<number> {
  const parsed = parseNormalized(args[0] ?? '');
  if (!parsed.ok) throw new CommandFailure(`ERROR: ${parsed.error}`);
  const reference = tagNameOnly(parsed.reference);
  try {
    const image = await engine.inspectRemote(reference);
    io.stdout(flags.bool('raw') ? raw(image) : described(image));
    return 0;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const missing = error.code === 'manifest-not-found' || error.code === 'pull-denied';
    throw new CommandFailure(`ERROR: ${missing ? `${referenceString(reference)}: not found` : error.message}`, 1, noticeOf(error));
  }
}

/** The exact bytes, which for some catalogue documents were not recorded. */
function raw({ document, reference }: RemoteImage): string {
  if (document.bytes === undefined) {
    throw notSimulated(`the exact bytes of the document that ${referenceString(reference)} names were not recorded.`);
  }
  return new TextDecoder().decode(document.bytes);
}

const TABS = { minWidth: 0, padding: 1 };
const INDENT = '  ';

/** buildx util/imagetools/printers.go. */
function described({ document, reference }: RemoteImage): string {
  const { mediaType, digest } = document.descriptor;
  const head = tabwriter(`Name:\t${referenceString(reference)}\nMediaType:\t${mediaType}\nDigest:\t${digest}\n`, TABS);
  if (!('manifests' in document.value)) return head;
  const entries = document.value.manifests.map((entry) => entryText(`${fullName(reference)}:${reference.tag ?? 'latest'}`, entry));
  return `${head}${tabwriter('\t\nManifests:\t\n', TABS)}${joinedEntries(entries)}`;
}

interface EntryText {
  readonly fields: string;
  readonly annotations: string;
}

function entryText(name: string, { digest, mediaType, platform, annotations = {} }: Descriptor): EntryText {
  const rows = Object.entries(annotations).map(([key, value]) => `${INDENT}${INDENT}${key}:\t${value}\n`);
  const fields = [
    `${INDENT}Name:\t${name}@${digest}\n`,
    `${INDENT}MediaType:\t${mediaType}\n`,
    ...(platform === undefined ? [] : [`${INDENT}Platform:\t${platformString(platform)}\n`]),
    ...(rows.length === 0 ? [] : [`${INDENT}Annotations:\t\n`]),
  ];
  return { fields: fields.join(''), annotations: rows.length === 0 ? '' : tabwriter(rows.join(''), TABS) };
}

/** Columns are as wide as the entries up to the next annotations need, because those are written in between. */
function joinedEntries(entries: readonly EntryText[]): string {
  let out = '';
  let open = '';
  for (const [position, { fields, annotations }] of entries.entries()) {
    open += `${position === 0 ? '' : '\t\n'}${fields}`;
    if (annotations !== '') {
      out += tabwriter(open, TABS) + annotations;
      open = '';
    }
  }
  return open === '' ? out : out + tabwriter(open, TABS);
}
