import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillerChunks } from '../../src/engine/filetree/filler';
import type { LayerRun } from './layerProcess';
import { FILE_BYTES, fileNames, seedOf } from './layerTree';
import { measure, median, now } from './measure';
import type { Measure, Measured } from './measure';

const MEGABYTES = [125, 250, 500] as const;

/** The same tree on disk, for the yardstick. */
function onDisk(root: string, megabytes: number): void {
  mkdirSync(root);
  for (const name of fileNames(megabytes)) {
    const file = openSync(join(root, name), 'w');
    for (const chunk of fillerChunks(FILE_BYTES, seedOf(name))) writeSync(file, chunk);
    closeSync(file);
  }
}

function shellMs(command: string): number {
  const runs = [0, 1, 2].map(() => {
    const start = now();
    execFileSync('sh', ['-c', command], { stdio: 'ignore' });
    return now() - start;
  });
  return median(runs);
}

/** In a process of its own, so that its peak memory is its own. */
function inProcess(kind: 'tar' | 'layer', megabytes: number): LayerRun {
  const script = join(import.meta.dirname, 'layerProcess.ts');
  const ran = spawnSync(process.execPath, ['--import', 'tsx', script, kind, String(megabytes)], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as LayerRun;
}

/** Writing and hashing a layer of filled content: its tar alone, and all that storing it takes (tar, two digests, gzip). */
export function benchLayers(): readonly Measure[] {
  const folder = mkdtempSync(join(tmpdir(), 'layer-by-layer-'));
  try {
    const tars: Measured[] = [];
    const layers: Measured[] = [];
    let peak = 0;
    for (const size of MEGABYTES) {
      const [tar, layer] = [inProcess('tar', size), inProcess('layer', size)];
      tars.push({ size, ms: tar.ms });
      layers.push({ size, ms: layer.ms });
      peak = Math.max(peak, tar.peakBytes, layer.peakBytes);
    }
    const largest = MEGABYTES[MEGABYTES.length - 1] ?? 0;
    const tree = join(folder, 'tree');
    onDisk(tree, largest);
    const yardstick = shellMs(`tar -C ${tree} -cf - . | sha256sum`);
    const zipped = shellMs(`tar -C ${tree} -cf - . | gzip -6 | sha256sum`);
    const times = (sizes: readonly Measured[], against: number): string => `${((sizes.at(-1)?.ms ?? 0) / against).toFixed(1)} times`;
    const memory = `peak memory ${Math.round(peak / 1e6)} MB above idle`;
    return [
      measure('writing and hashing the tar of a layer', 'MB', tars, [
        `${times(tars, yardstick)} tar | sha256sum (${Math.round(yardstick)} ms)`,
        memory,
      ]),
      measure('storing the layer: tar, gzip, two digests', 'MB', layers, [
        `${times(layers, zipped)} tar | gzip -6 | sha256sum (${Math.round(zipped)} ms)`,
      ]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
