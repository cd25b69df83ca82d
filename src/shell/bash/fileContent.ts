/** What a file holds, as just-bash hands it over and wants it back. */
import type { BufferEncoding, FileContent } from 'just-bash';
import { binaryText, bytesOf } from './binaryText';

export type Encoded = { readonly encoding?: BufferEncoding | null } | BufferEncoding;

function encodingOf(options: Encoded | undefined): BufferEncoding {
  return (typeof options === 'string' ? options : options?.encoding) ?? 'utf8';
}

export function contentText(bytes: Uint8Array, options: Encoded | undefined): string {
  const encoding = encodingOf(options);
  return encoding === 'binary' || encoding === 'latin1' ? binaryText(bytes) : new TextDecoder().decode(bytes);
}

export function contentBytes(content: FileContent, options: Encoded | undefined): Uint8Array {
  if (typeof content !== 'string') return content;
  return ['binary', 'latin1', 'ascii'].includes(encodingOf(options)) ? bytesOf(content) : new TextEncoder().encode(content);
}
