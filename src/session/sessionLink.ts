import { checkShared } from './sharedSession';
import type { Refusal, SharedSession } from './sharedSession';

/** Characters of a link's fragment, and bytes of the JSON within. */
export const longestLink = 16_000;
const largestJson = 256_000;

/** `#s=…`: JSON, deflated, in base64url. Rejects with `RangeError` when that would be longer than `longestLink`. */
export async function encodeLink(session: SharedSession): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(session));
  const text = toBase64Url(await bytesThrough(json, new CompressionStream('deflate-raw'), Infinity));
  if (text.length > longestLink) throw new RangeError(`the link would have ${text.length} characters`);
  return text;
}

/** What `encodeLink` made, or why this cannot be it. Never rejects. */
export async function decodeLink(text: string): Promise<SharedSession | Refusal> {
  if (text.length > longestLink) return 'too-large';
  try {
    const json = await bytesThrough(fromBase64Url(text), new DecompressionStream('deflate-raw'), largestJson);
    return checkShared(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json))) ?? 'damaged';
  } catch {
    return 'damaged';
  }
}

/** Stops reading, and rejects, as soon as more than `most` bytes come out. */
async function bytesThrough(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array> {
  const writer = transform.writable.getWriter();
  // Both fail when the data is broken; the reader below tells.
  writer.write(bytes).catch(() => undefined);
  writer.close().catch(() => undefined);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = transform.readable.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError('too much data');
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Throws for characters of no base64url. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new RangeError('not base64url');
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}
