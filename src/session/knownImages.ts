import { catalogueRepositories } from '../catalogue/repositories';

/** What can be pulled from the site's Docker Hub: `node:22-bookworm`, each image under the name it was recorded under, sorted. */
export function knownImages(): readonly string[] {
  return catalogueRepositories()
    .flatMap(({ repository, images }) => images.map((image) => `${repository.replace(/^library\//, '')}:${image.tags[0] ?? 'latest'}`))
    .sort();
}
