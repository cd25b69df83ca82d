import { catalogueLayers } from '../../catalogue/catalogue';
import { catalogueRepositories } from '../../catalogue/repositories';
import type { CatalogueImage } from '../../catalogue/schema';
import { codes } from './table';
import type { CoverageTable } from './table';

/** `measured 3, modelled 2`: of how many distinct layers the unpacked size is known in which way. */
function unpackedSizes({ platforms }: CatalogueImage): string {
  const layers = catalogueLayers();
  const digests = new Set(platforms.flatMap((platform) => platform.layers.map(([digest]) => digest)));
  const counts = new Map<string, number>();
  for (const digest of digests) {
    const source = layers.get(digest)?.unpackedSource ?? 'unknown';
    counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return [...counts].map(([source, count]) => `${source} ${count}`).join(', ');
}

/** Every image of the catalogue: when its facts were recorded, from where, and how the size of its unpacked layers is known. */
export function imageTable(): CoverageTable {
  const rows = catalogueRepositories().flatMap(({ repository, images }) =>
    images.map((image) => [
      codes(image.tags.map((tag) => `${repository.replace(/^library\//, '')}:${tag}`)),
      image.recorded,
      image.source,
      codes(image.platforms.map(({ platform }) => platform)),
      unpackedSizes(image),
    ]),
  );
  return { headings: ['Image', 'Recorded', 'Source', 'Platforms', 'Unpacked size of its layers'], rows };
}
