import { describe, expect, it } from 'vitest';
import { memoryContentStore } from '../../../src/engine/content/contentStore';
import { digestOf } from '../../../src/engine/digest/digest';
import type { DiffID } from '../../../src/engine/digest/digest';
import { configJson, documentBlob, indentedJson } from '../../../src/engine/oci/documents';
import { mediaType } from '../../../src/engine/oci/mediaType';

const bytes = new TextEncoder().encode('{}');
const blob = { digest: digestOf(bytes), size: 2, mediaType: mediaType.ociConfig };

describe('the content store', () => {
  it('holds equal content once', () => {
    const store = memoryContentStore();
    store.putBlob({ ...blob, chunks: () => [bytes] });
    store.putBlob({ ...blob, chunks: () => [bytes] });
    expect(store.listBlobs()).toEqual([blob]);
  });

  it('learns the bytes of a blob of which it knew the facts only, and does not forget them', () => {
    const store = memoryContentStore();
    store.putBlob(blob);
    store.putBlob({ ...blob, chunks: () => [bytes] });
    store.putBlob(blob);
    expect([...(store.getBlob(blob.digest)?.chunks?.() ?? [])]).toEqual([bytes]);
  });

  it('says whether there was something to delete', () => {
    const store = memoryContentStore();
    store.putBlob(blob);
    expect([store.deleteBlob(blob.digest), store.deleteBlob(blob.digest), store.statBlob(blob.digest)]).toEqual([true, false, undefined]);
  });
});

describe('documents', () => {
  it('are written in the key order of Go, whatever order they are given in, and escaped as Go does', () => {
    const config = {
      rootfs: { type: 'layers' as const, diff_ids: [digestOf('a') as string as DiffID] },
      os: 'linux',
      history: [{ comment: 'c', created_by: 'RUN a && b > c', created: '2026-01-01T00:00:00Z' }],
      config: { Cmd: ['sh'], Env: ['A=1'], Labels: { b: '2', a: '1' }, User: 'me' },
      architecture: 'amd64',
    };
    expect(new TextDecoder().decode(configJson(config))).toBe(
      `{"architecture":"amd64","config":{"User":"me","Env":["A=1"],"Cmd":["sh"],"Labels":{"a":"1","b":"2"}},"history":[{"created":"2026-01-01T00:00:00Z","created_by":"RUN a \\u0026\\u0026 b \\u003e c","comment":"c"}],"os":"linux","rootfs":{"type":"layers","diff_ids":["${digestOf('a')}"]}}`,
    );
  });

  it('have the digest and size of their bytes', () => {
    const value = { schemaVersion: 2 as const, mediaType: mediaType.ociIndex, manifests: [] };
    const document = documentBlob(mediaType.ociIndex, indentedJson(value), value);
    const written = [...(document.chunks?.() ?? [])][0] ?? new Uint8Array();
    expect([document.digest, document.size]).toEqual([digestOf(written), written.length]);
  });
});
