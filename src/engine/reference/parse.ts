import type { Digest } from '../digest/digest';
import { anchoredIdentifier, anchoredName, anchoredReference } from './grammar';
import type { Reference, ReferenceResult } from './reference';

const DEFAULT_DOMAIN = 'docker.io';
const LEGACY_DEFAULT_DOMAIN = 'index.docker.io';
const OFFICIAL_PREFIX = 'library/';
const MAX_PATH_LENGTH = 255;

/**
 * As written, nothing added (distribution/reference, Parse): `domain` is `''` when none is written. Errors are its exact texts.
 */
export function parseReference(text: string): ReferenceResult {
  const match = anchoredReference.exec(text);
  if (match === null) {
    if (text === '') {
      return failure('repository name must have at least one component');
    }
    return failure(anchoredReference.test(text.toLowerCase()) ? 'repository name must be lowercase' : 'invalid reference format');
  }
  const [, name = '', tag, digestText] = match;
  const [, domain = '', path = name] = anchoredName.exec(name) ?? [];
  if (path.length > MAX_PATH_LENGTH) {
    return failure('repository name must not be more than 255 characters');
  }
  const base: Reference = { domain, path, ...(tag === undefined ? {} : { tag }) };
  if (digestText === undefined) {
    return { ok: true, reference: base };
  }
  const digest = parseDigest(digestText);
  return digest.ok ? { ok: true, reference: { ...base, digest: digest.digest } } : digest;
}

/** `node` becomes `docker.io/library/node` (distribution/reference, ParseNormalizedNamed). Errors are its exact texts. */
export function parseNormalized(text: string): ReferenceResult {
  if (anchoredIdentifier.test(text)) {
    return failure(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`);
  }
  const { domain, remainder } = splitDomain(text);
  const remote = remainder.split(':', 1)[0] ?? '';
  if (remote.toLowerCase() !== remote) {
    return failure(`invalid reference format: repository name (${remote}) must be lowercase`);
  }
  return parseReference(`${domain}/${remainder}`);
}

export type AnyReference =
  | { readonly ok: true; readonly reference: Reference }
  | { readonly ok: true; readonly digest: Digest }
  | { readonly ok: false; readonly error: string };

/** A name, or an image ID in full, with or without `sha256:` (distribution/reference, ParseAnyReference). */
export function parseAny(text: string): AnyReference {
  const digest = parseDigest(anchoredIdentifier.test(text) ? `sha256:${text}` : text);
  return digest.ok ? digest : parseNormalized(text);
}

/** A reference with neither tag nor digest gets the tag `latest`. */
export function tagNameOnly(reference: Reference): Reference {
  return isNameOnly(reference) ? { ...reference, tag: 'latest' } : reference;
}

export function isNameOnly(reference: Reference): boolean {
  return reference.tag === undefined && reference.digest === undefined;
}

/** `docker.io/library/node`. */
export function fullName(reference: Reference): string {
  return reference.domain === '' ? reference.path : `${reference.domain}/${reference.path}`;
}

/** `docker.io/library/node:22@sha256:…`. */
export function referenceString(reference: Reference): string {
  return fullName(reference) + suffix(reference);
}

/** `node`, `user/app`, `registry.example.com:5000/app`. */
export function familiarName(reference: Reference): string {
  if (reference.domain !== DEFAULT_DOMAIN) {
    return fullName(reference);
  }
  const short = reference.path.startsWith(OFFICIAL_PREFIX) ? reference.path.slice(OFFICIAL_PREFIX.length) : reference.path;
  return short.includes('/') ? reference.path : short;
}

/** `node:22`: the form that people type and Docker prints. */
export function familiarString(reference: Reference): string {
  return familiarName(reference) + suffix(reference);
}

function suffix(reference: Reference): string {
  return (reference.tag === undefined ? '' : `:${reference.tag}`) + (reference.digest === undefined ? '' : `@${reference.digest}`);
}

function splitDomain(name: string): { readonly domain: string; readonly remainder: string } {
  const slash = name.indexOf('/');
  if (slash < 0) {
    return { domain: DEFAULT_DOMAIN, remainder: OFFICIAL_PREFIX + name };
  }
  const first = name.slice(0, slash);
  const rest = name.slice(slash + 1);
  const isDomain = first === 'localhost' || /[.:]/.test(first) || first.toLowerCase() !== first;
  const domain = first === LEGACY_DEFAULT_DOMAIN ? DEFAULT_DOMAIN : isDomain ? first : DEFAULT_DOMAIN;
  const remainder = isDomain ? rest : name;
  return { domain, remainder: domain === DEFAULT_DOMAIN && !remainder.includes('/') ? OFFICIAL_PREFIX + remainder : remainder };
}

/** Hex digits of the algorithms that go-digest registers. */
const DIGEST_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

/** go-digest's Parse. */
function parseDigest(text: string): { readonly ok: true; readonly digest: Digest } | { readonly ok: false; readonly error: string } {
  const colon = text.indexOf(':');
  const encoded = text.slice(colon + 1);
  if (colon <= 0 || encoded === '') {
    return failure('invalid checksum digest format');
  }
  const length = DIGEST_LENGTHS[text.slice(0, colon)];
  if (length === undefined) {
    const wellFormed = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$/.test(text);
    return failure(wellFormed ? 'unsupported digest algorithm' : 'invalid checksum digest format');
  }
  if (encoded.length !== length) {
    return failure('invalid checksum digest length');
  }
  // A reference may name a SHA-512 digest, under which nothing is stored here: the brand says only that the text is well formed.
  return /^[a-f0-9]+$/.test(encoded) ? { ok: true, digest: text as Digest } : failure('invalid checksum digest format');
}

function failure(error: string): { readonly ok: false; readonly error: string } {
  return { ok: false, error };
}
