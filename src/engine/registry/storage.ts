import type { Digest } from '../digest/digest';
import type { RegistryDocument, RegistryLayer, RegistryStatement } from './registry';

/** One repository: what its tags name, and the digests that it answers for. */
export interface Repository {
  readonly tags: Map<string, Digest>;
  readonly linked: Set<Digest>;
}

/** What a registry holds; changes when it takes a push. */
export interface RegistryStorage {
  readonly documents: Map<Digest, RegistryDocument>;
  readonly layers: Map<Digest, RegistryLayer>;
  readonly statements: Map<Digest, RegistryStatement>;
  readonly repositories: Map<string, Repository>;
}
