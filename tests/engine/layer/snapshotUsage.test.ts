import { describe, expect, it } from 'vitest';
import type { Digest } from '../../../src/engine/digest/digest';
import { overlayTree } from '../../../src/engine/filetree/overlay';
import { snapshotUsage } from '../../../src/engine/layer/snapshotUsage';
import { hub, hubChangeset } from '../recordedHub';

function baseUsage(reference: string): number {
  const value = JSON.parse(hub.documents[hub.references[reference] as Digest]?.bytes ?? '') as {
    layers?: { digest: Digest }[];
    manifests?: { digest: Digest }[];
  };
  const manifest =
    value.manifests === undefined ? value : (JSON.parse(hub.documents[value.manifests[0]?.digest as Digest]?.bytes ?? '') as typeof value);
  return snapshotUsage(hubChangeset(manifest.layers?.[0]?.digest as Digest));
}

const content = (size: number) => ({ kind: 'recorded' as const, size });

describe('snapshot usage (fidelity README 4.4)', () => {
  it('is exact for the recorded base images', () => {
    expect(baseUsage('library/alpine:3.20')).toBe(8_458_240);
    expect(baseUsage('library/busybox:latest')).toBe(4_579_328);
    expect(baseUsage('library/hello-world:latest')).toBe(16_384);
  });

  it('counts a directory for the root even when a layer changes nothing', () => {
    expect(snapshotUsage({ entries: [] })).toBe(4096);
  });

  it('counts what a WORKDIR, a COPY into it and a RUN that writes one file leave (recording 05 step 8)', () => {
    const tree = overlayTree([]);
    tree.makeDirectory('/app');
    const workdir = tree.changeset();
    expect(snapshotUsage(workdir)).toBe(8192);
    const copy = overlayTree([workdir]);
    copy.writeFile('/app/a.txt', new TextEncoder().encode('A\n'));
    expect(snapshotUsage(copy.changeset())).toBe(12_288);
  });

  it('counts hard links once, short symlinks not at all, whiteouts not at all', () => {
    const metadata = { mode: 0o644, uid: 0, gid: 0, mtime: 0 };
    expect(
      snapshotUsage({
        entries: [
          { type: 'file', path: 'a', content: content(1), ...metadata },
          { type: 'hardlink', path: 'b', target: 'a', ...metadata },
          { type: 'symlink', path: 'c', target: 'x'.repeat(59), ...metadata },
          { type: 'whiteout', path: 'd' },
        ],
      }),
    ).toBe(8192);
  });

  it('gives a long symlink a block', () => {
    expect(
      snapshotUsage({ entries: [{ type: 'symlink', path: 'c', target: 'x'.repeat(60), mode: 0o777, uid: 0, gid: 0, mtime: 0 }] }),
    ).toBe(8192);
  });

  it('gives a directory whose names outgrow one block three', () => {
    const entries = Array.from({ length: 300 }, (_, index) => ({
      type: 'symlink' as const,
      path: `bin/name-${String(index).padStart(3, '0')}`,
      target: 'x',
      mode: 0o777,
      uid: 0,
      gid: 0,
      mtime: 0,
    }));
    expect(snapshotUsage({ entries })).toBe(4096 + 12_288);
  });
});
