import type { RegistryAccess } from './registry';

/** A registry's users, as a world declares them. */
export interface Account {
  readonly username: string;
  readonly password: string;
  /** First parts of the repositories that the user may push to: `team` for `team/app`. */
  readonly pushesTo: readonly string[];
}

/** Everybody may pull; whoever is known may push below the names that belong to them. */
export function accountsAccess(accounts: readonly Account[]): RegistryAccess {
  const byName = new Map(accounts.map((account) => [account.username, account]));
  return {
    accepts: ({ username, password }) => byName.get(username)?.password === password,
    mayPush: (path, username) => {
      const owned = username === undefined ? [] : (byName.get(username)?.pushesTo ?? []);
      return owned.includes(path.split('/')[0] ?? '');
    },
  };
}
