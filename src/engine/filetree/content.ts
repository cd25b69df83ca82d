import { fillerChunks } from './filler';
import { FileError } from './tree';
import type { FileContent } from './tree';

/** Bytes. */
export function contentSize(content: FileContent): number {
  return content.kind === 'bytes' ? content.bytes.length : content.size;
}

/** The content piece by piece, so that a large file is never held whole. Throws `FileError` `NOBYTES` for recorded content. */
export function contentChunks(content: FileContent, path: string): Iterable<Uint8Array> {
  switch (content.kind) {
    case 'bytes':
      return content.bytes.length === 0 ? [] : [content.bytes];
    case 'filled':
      return fillerChunks(content.size, content.seed);
    case 'recorded':
      if (content.size === 0) {
        return [];
      }
      throw new FileError('NOBYTES', path, `${path}: only the size of this file is recorded; its bytes are not on this site`);
  }
}

/** The whole content in one array. Throws as `contentChunks` does. */
export function contentBytes(content: FileContent, path: string): Uint8Array {
  return content.kind === 'bytes' ? content.bytes : concatenate(contentChunks(content, path));
}

export function concatenate(chunks: Iterable<Uint8Array>): Uint8Array {
  const parts = [...chunks];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
