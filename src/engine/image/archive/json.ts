import { EngineError } from '../../errors';
import { isDigest } from '../../digest/digest';
import type { Descriptor } from '../../oci/descriptor';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A document of an archive. Docker's words for broken JSON are Go's, which depend on the parser's state: those are not imitated. */
export function parsedJson(name: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8Text(bytes));
  } catch {
    throw malformed(name, 'is not valid JSON');
  }
}

export function jsonObject(name: string, value: unknown): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed(name, 'is no object');
  }
  return value as JsonObject;
}

export function jsonArray(name: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw malformed(name, 'is no list');
  }
  return value;
}

/** Checks what everything relies on; further fields stay as they are. */
export function jsonDescriptor(name: string, value: unknown): Descriptor {
  const object = jsonObject(name, value);
  const { mediaType, digest, size } = object;
  if (typeof mediaType !== 'string' || typeof digest !== 'string' || !isDigest(digest) || typeof size !== 'number') {
    throw malformed(name, 'is no descriptor');
  }
  return object as unknown as Descriptor;
}

export function malformed(name: string, how: string): EngineError {
  return new EngineError(
    'not-simulated',
    `${name} of this archive ${how}; what Docker says of it is not simulated, and nothing was loaded.`,
    {
      name,
    },
  );
}

/** The engine has no DOM and so no TextDecoder type; `decodeURIComponent` is the language's own UTF-8 reader. */
function utf8Text(bytes: Uint8Array): string {
  let escaped = '';
  for (const byte of bytes) {
    escaped += byte < 0x80 && byte !== 0x25 ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`;
  }
  return decodeURIComponent(escaped);
}
