/** Strings of bytes, as just-bash takes them: one character of up to 255 for each. */

import type { ResolvedCommandContext } from 'just-bash';

/** The type is the library's own, and so is its accessor, which is not in its browser bundle. */
export function bytesText(text: ResolvedCommandContext['stdin']): string {
  return text as unknown as string;
}

export function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

export function binaryText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
