/** The client's `config.json`, where `docker login` keeps what the user typed (docker/cli `config/configfile`), base64 and no more. */
import type { Credentials } from '../../engine/registry/registry';
import type { Invocation } from '../command/command';
import { hostOwner } from '../command/hostOwner';
import { CommandFailure } from '../command/failure';

type Surroundings = Pick<Invocation, 'files' | 'env' | 'engine'>;

/** Docker Hub's credentials are kept under an address of old. */
const HUB = 'https://index.docker.io/v1/';

export function configPath({ env }: Pick<Invocation, 'env'>): string {
  return `${env.DOCKER_CONFIG ?? `${env.HOME ?? '/root'}/.docker`}/config.json`;
}

/** What the user logged in to a registry with. */
export function storedCredentials(surroundings: Surroundings, domain: string): Credentials | undefined {
  const entry = record(record(readConfig(surroundings).auths)[keyOf(domain)]).auth;
  const text = typeof entry === 'string' ? decoded(entry) : '';
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

export function storeCredentials(surroundings: Surroundings, domain: string, { username, password }: Credentials): void {
  const config = readConfig(surroundings);
  const auths = { ...record(config.auths), [keyOf(domain)]: { auth: encoded(`${username}:${password}`) } };
  writeConfig(surroundings, { ...config, auths });
}

export function eraseCredentials(surroundings: Surroundings, domain: string): void {
  const config = readConfig(surroundings);
  const kept = Object.entries(record(config.auths)).filter(([key]) => key !== keyOf(domain));
  if (config.auths !== undefined) writeConfig(surroundings, { ...config, auths: Object.fromEntries(kept) });
}

function keyOf(domain: string): string {
  return domain === 'docker.io' ? HUB : domain;
}

function readConfig(surroundings: Surroundings): Readonly<Record<string, unknown>> {
  const path = configPath(surroundings);
  if (surroundings.files.stat(path)?.type !== 'file') return {};
  try {
    return record(JSON.parse(new TextDecoder().decode(surroundings.files.readFile(path))));
  } catch {
    throw new CommandFailure(`layer-by-layer: ${path} is not valid JSON, so the stored logins cannot be read.`);
  }
}

/** Indented by tabs, for the user alone. */
function writeConfig(surroundings: Surroundings, config: Readonly<Record<string, unknown>>): void {
  const { files, engine } = surroundings;
  const path = configPath(surroundings);
  const mtime = Math.floor(engine.clock.now() / 1000);
  const directory = path.slice(0, path.lastIndexOf('/'));
  if (files.stat(directory) === undefined)
    files.makeDirectory(directory, { recursive: true, mode: 0o700, mtime, ...hostOwner(surroundings) });
  files.writeFile(path, new TextEncoder().encode(JSON.stringify(config, undefined, '\t')), {
    mode: 0o600,
    mtime,
    ...hostOwner(surroundings),
  });
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function encoded(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}

function decoded(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  } catch {
    return '';
  }
}
