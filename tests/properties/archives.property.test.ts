import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatenate } from '../../src/engine/filetree/content';
import { gzipChunks } from '../../src/engine/deflate/gzip';
import { tarChunks } from '../../src/engine/layer/tar';
import { validateStore } from '../../src/engine/validateStore';
import { machineWithShell } from './machines';
import { forAllAsync } from './property';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const name = fc.constantFrom(
  'manifest.json',
  'index.json',
  'oci-layout',
  'repositories',
  'blobs/sha256/aa',
  'layer.tar',
  'etc/passwd',
  'a',
);
const body = fc.oneof(
  fc
    .constantFrom(
      ...['{}', '[]', '[{}]', 'null', '[null]', '7', '"x"', '{', '[{"Config":"a","Layers":["layer.tar"],"RepoTags":["x:1"]}]'],
      ...['[{"Config":"a"}]', '[{"Config":7,"Layers":null}]', '{"imageLayoutVersion":"1.0.0"}', '{"schemaVersion":2,"manifests":[]}'],
      ...['{"schemaVersion":2,"manifests":[{"digest":"sha256:aa","size":2,"mediaType":"x"}]}', '{"schemaVersion":2,"manifests":[null]}'],
      ...['{"rootfs":{"type":"layers","diff_ids":["sha256:00"]}}', '{"rootfs":null}'],
    )
    .map(text),
  fc.uint8Array({ maxLength: 60 }),
);

/** Something of the form that `docker save` writes, with anything in it. */
const archive = fc.array(fc.tuple(name, body), { maxLength: 5 }).map((files) =>
  concatenate(
    tarChunks({
      entries: files.map(([path, bytes]) => ({
        type: 'file',
        path,
        content: { kind: 'bytes', bytes },
        mode: 0o644,
        uid: 0,
        gid: 0,
        mtime: 0,
      })),
    }),
  ),
);
const anything = fc.oneof(
  archive,
  archive.map((tar) => concatenate(gzipChunks([tar]))),
  fc.uint8Array({ maxLength: 1500 }),
  fc.tuple(archive, fc.nat()).map(([tar, cut]) => tar.subarray(0, cut % (tar.length + 1))),
  fc.tuple(archive, fc.nat()).map(([tar, cut]) => concatenate(gzipChunks([tar])).subarray(0, cut % 60)),
);

/** Runs a line with the bytes in `x.tar`; 70 would be a fault of ours. */
async function answered(bytes: Uint8Array, line: string): Promise<void> {
  const { shell, files, internals } = machineWithShell();
  files.writeFile('/root/x.tar', bytes);
  files.writeFile('/root/Dockerfile', text('FROM scratch\nADD x.tar /d/\n'));
  let output = '';
  const write = (part: string): void => void (output += part);
  const { exitCode } = await shell.run(line, { stdout: write, stderr: write });
  expect([exitCode === 70, output]).toEqual([false, output]);
  if (exitCode !== 0) expect(output).not.toBe('');
  expect(validateStore(internals)).toEqual([]);
}

describe('any bytes as an archive', () => {
  it('given to docker load end in images or in words', async () => {
    await forAllAsync(anything, 150, (bytes) => answered(bytes, 'docker load -i x.tar'));
  });

  it('given to docker import end in an image or in words', async () => {
    await forAllAsync(anything, 100, (bytes) => answered(bytes, 'docker import x.tar i:1'));
  });

  it('added by a Dockerfile end in an image or in words', async () => {
    await forAllAsync(anything, 100, (bytes) => answered(bytes, 'docker build -t i:1 .'));
  });

  it('given as a Dockerfile end in an image or in words', async () => {
    await forAllAsync(anything, 100, (bytes) => answered(bytes, 'docker build -f x.tar -t i:1 .'));
  });
});
