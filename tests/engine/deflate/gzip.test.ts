import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzipChunks } from '../../../src/engine/deflate/gzip';
import { INPUTS } from './inputs';
import reference from './reference.json';

interface Answer {
  readonly length: number;
  readonly sha256: string;
}

const answers = new Map<string, Answer>(Object.entries(reference));

function* cut(bytes: Uint8Array, lengths: readonly number[]): Generator<Uint8Array> {
  let at = 0;
  for (const length of lengths) {
    yield bytes.subarray(at, at + length);
    at += length;
  }
  yield bytes.subarray(at);
}

const packed = (chunks: Iterable<Uint8Array>): Buffer => Buffer.concat([...gzipChunks(chunks)]);

describe('gzip', () => {
  it.each([...INPUTS])('writes for %s the bytes that Go writes', (name, make) => {
    const bytes = packed([make()]);
    expect({ length: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }).toEqual(answers.get(name));
  });

  it('has an answer of Go for every input, and none besides', () => {
    expect([...answers.keys()].sort()).toEqual([...INPUTS.keys()].sort());
  });

  it('gives what zlib unpacks to the same bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.uint8Array({ maxLength: 2000 }), fc.string({ maxLength: 300 }))), fc.nat(20), (parts, times) => {
        const once = Buffer.concat(parts.map((part) => Buffer.from(part)));
        const content = Buffer.concat(Array.from({ length: times }, () => once));
        expect(gunzipSync(packed([content])).equals(content)).toBe(true);
      }),
    );
  });

  it('writes the same bytes however the content is cut', () => {
    const inputs = ['text of 100 KB', 'echo, 32768', 'noise and zeros by turns', 'a small tar'];
    const content = inputs.map((name) => INPUTS.get(name)?.() ?? new Uint8Array());
    fc.assert(
      fc.property(fc.constantFrom(...content), fc.array(fc.nat(70_000), { maxLength: 30 }), (bytes, lengths) => {
        expect(packed(cut(bytes, lengths)).equals(packed([bytes]))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('begins to write long before all is read, so that a large layer never lies in memory', () => {
    let read = 0;
    const endless = function* (): Generator<Uint8Array> {
      for (; read < 1000; read++) yield INPUTS.get('noise, 65536')?.() ?? new Uint8Array();
    };
    let written = 0;
    for (const chunk of gzipChunks(endless())) {
      written += chunk.length;
      if (written > 500_000) break;
    }
    expect(read).toBeLessThan(12);
  });
});
