import type { EngineEvent } from '../engine/events';
import { parseNormalized } from '../engine/reference/parse';
import type { Reference } from '../engine/reference/reference';
import type { Registry } from '../engine/registry/registry';
import type { RegistryView, RepositoryView, TagView } from './worldView';

/** A registry of a world; `machine` is set where only that one reaches it, as `localhost:5000`. */
export interface ReachableRegistry {
  readonly registry: Registry;
  readonly machine?: string;
}

/** Names that machines have asked a registry for, by host: `library/node` to its tags. */
export class UsedNames {
  readonly #hosts = new Map<string, Map<string, Set<string>>>();

  /** Takes in what an event tells: a pull that came to its end, a base image of a build. */
  take(event: EngineEvent): void {
    if (event.type === 'pull.finished') this.#add(event.reference);
    if (event.type === 'vertex.started' && event.kind === 'from') this.#add(/ FROM (\S+)/.exec(event.name)?.[1] ?? '');
  }

  of(host: string): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#hosts.get(host) ?? new Map<string, Set<string>>();
  }

  #add(name: string): void {
    const parsed = parseNormalized(name);
    if (!parsed.ok) return;
    const { domain, path, tag, digest } = parsed.reference;
    const paths = this.#hosts.get(domain) ?? new Map<string, Set<string>>();
    const tags = paths.get(path) ?? new Set<string>();
    if (tag !== undefined || digest === undefined) tags.add(tag ?? 'latest');
    this.#hosts.set(domain, paths.set(path, tags));
  }
}

/** What there is to see of registries: all of one that tells what it holds, else what was used. Those with nothing to show are left out. */
export function registryViews(registries: readonly ReachableRegistry[], used: UsedNames): readonly RegistryView[] {
  return registries.flatMap(({ registry, machine }) => {
    const all = registry.repositories?.();
    const asked = used.of(registry.host);
    const repositories = (all ?? [...asked.keys()])
      .map((path) => repositoryView(registry, path, all === undefined ? [...(asked.get(path) ?? [])] : (registry.tags(path) ?? [])))
      .filter(({ tags }) => all !== undefined || tags.length > 0)
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    return repositories.length === 0 ? [] : [{ host: registry.host, ...(machine === undefined ? {} : { machine }), repositories }];
  });
}

function repositoryView(registry: Registry, path: string, tags: readonly string[]): RepositoryView {
  const { host } = registry;
  return {
    name: host === 'docker.io' ? path.replace(/^library\//, '') : path,
    tags: [...tags].sort().flatMap((tag): readonly TagView[] => {
      const reference: Reference = { domain: host, path, tag };
      const target = registry.resolve(reference);
      return target === undefined ? [] : [{ tag, digest: target.digest }];
    }),
  };
}
