import type { EpochMs } from '../../../engine/clock';
import type { ImageRecord } from '../../../engine/api';
import { familiarName, fullName, parseNormalized } from '../../../engine/reference/parse';
import { goTimeText } from '../../format/goTime';
import { humanDuration } from '../../format/humanDuration';
import { humanSizeWithPrecision } from '../../format/humanSize';
import { truncateID } from '../../format/ellipsis';
import { Row } from '../../format/template/value';

export interface ImageRowOptions {
  readonly now: EpochMs;
  readonly truncate: boolean;
  /** Whether a digest is asked for: then each digest of a repository gets rows of its own. */
  readonly digests: boolean;
  readonly containers: (image: ImageRecord) => number;
}

export const imageHeadings: Readonly<Record<string, string>> = {
  ID: 'IMAGE ID',
  Repository: 'REPOSITORY',
  Tag: 'TAG',
  Digest: 'DIGEST',
  CreatedSince: 'CREATED',
  CreatedAt: 'CREATED AT',
  Size: 'SIZE',
  Containers: 'CONTAINERS',
  SharedSize: 'SHARED SIZE',
  UniqueSize: 'UNIQUE SIZE',
};

const NONE = '<none>';

/** The rows that one image makes, one for each tag (docker/cli `imageFormatTaggedAndDigest`). */
export function imageRows(image: ImageRecord, options: ImageRowOptions): readonly Row[] {
  const row = (repository: string, tag: string, digest: string): Row =>
    new Row('*formatter.imageContext', {
      Containers: String(options.containers(image)),
      CreatedAt: image.created === undefined ? 'N/A' : goTimeText(image.created),
      CreatedSince: since(image.created, options.now),
      Digest: digest,
      ID: options.truncate ? truncateID(image.id) : image.id,
      Repository: repository,
      SharedSize: 'N/A',
      Size: humanSizeWithPrecision(image.diskUsage, 3),
      Tag: tag,
      UniqueSize: 'N/A',
    });
  if (image.names.length === 0) return [row(NONE, NONE, NONE)];
  const digestsOf = listedDigests(image);
  return image.names.flatMap((name) => {
    const { repository, tag } = splitName(name);
    const digests = options.digests ? (digestsOf.get(repository) ?? []) : [];
    return digests.length === 0 ? [row(repository, tag, NONE)] : digests.map((digest) => row(repository, tag, digest));
  });
}

/**
 * The digests of each repository, as the list has them: of an image with names in several repositories only the last in order of full
 * names has its digest (recordings 29.7.2/01 step 81 and 07 step 19).
 */
function listedDigests(image: ImageRecord): ReadonlyMap<string, readonly string[]> {
  const fullNames = new Map(
    image.names.flatMap((name) => {
      const parsed = parseNormalized(name);
      return parsed.ok ? [[fullName(parsed.reference), familiarName(parsed.reference)] as const] : [];
    }),
  );
  const last = fullNames.get([...fullNames.keys()].sort().at(-1) ?? '');
  const digests = new Map<string, string[]>();
  for (const repoDigest of image.repoDigests) {
    const at = repoDigest.indexOf('@');
    const repository = repoDigest.slice(0, at);
    if (repository === last) digests.set(repository, [...(digests.get(repository) ?? []), repoDigest.slice(at + 1)]);
  }
  return digests;
}

/** `node:22` into its familiar repository and its tag. */
export function splitName(name: string): { readonly repository: string; readonly tag: string } {
  const parsed = parseNormalized(name);
  return parsed.ok ? { repository: familiarName(parsed.reference), tag: parsed.reference.tag ?? NONE } : { repository: name, tag: NONE };
}

/** `6 months ago`, or `N/A` where no time is recorded. */
export function since(at: EpochMs | undefined, now: EpochMs): string {
  return at === undefined ? 'N/A' : `${humanDuration((now - at) / 1000)} ago`;
}
