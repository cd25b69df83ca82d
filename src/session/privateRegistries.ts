import { accountsAccess } from '../engine/registry/accounts';
import { emptyRegistry } from '../engine/registry/memoryRegistry';
import type { Registry } from '../engine/registry/registry';

/** Who can log in to `registry.example.com`, for lessons to tell: may push to `team/…` and `you/…`. */
export const exampleAccount = { username: 'you', password: 'layer-by-layer', pushesTo: ['team', 'you'] } as const;

/** A registry that each machine has for itself. */
export const ownRegistryHost = 'localhost:5000';

/** A world's own registries, empty: one on the machine that anybody may push to, and one of a team, where pushing needs a login. */
export function privateRegistries(): readonly Registry[] {
  return [emptyRegistry(ownRegistryHost), emptyRegistry('registry.example.com', accountsAccess([exampleAccount]))];
}
