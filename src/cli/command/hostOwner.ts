import type { Ownership } from '../../engine/filetree/tree';
import type { Invocation } from './command';

/** Who runs the client, and so owns the files that it makes: whoever the home directory belongs to. */
export function hostOwner({ files, env }: Pick<Invocation, 'files' | 'env'>): Ownership {
  const home = env.HOME === undefined ? undefined : files.stat(env.HOME);
  return home === undefined ? { uid: 0, gid: 0 } : { uid: home.uid, gid: home.gid };
}
