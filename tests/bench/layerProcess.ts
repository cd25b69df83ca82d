/** `layerProcess.ts tar|layer MEGABYTES`: does it once, and prints how long it took and how much memory more than idle. */
import { digestStream } from '../../src/engine/digest/digest';
import { layerBlob } from '../../src/engine/layer/compress';
import { tarChunks } from '../../src/engine/layer/tar';
import { filledLayer } from './layerTree';
import { now } from './measure';

export interface LayerRun {
  readonly ms: number;
  readonly peakBytes: number;
}

/** Kilobytes, as getrusage counts them: the highest so far. */
const highest = (): number => process.resourceUsage().maxRSS * 1024;

function work(kind: string, megabytes: number): void {
  const layer = filledLayer(megabytes);
  if (kind === 'layer') {
    layerBlob(layer);
    return;
  }
  const digest = digestStream();
  for (const chunk of tarChunks(layer)) digest.update(chunk);
  digest.digest();
}

// Idle is after everything is loaded and compiled, which a small layer sees to.
const [kind = 'tar', megabytes = '5'] = process.argv.slice(2);
work(kind, 5);
const idle = highest();
const start = now();
work(kind, Number(megabytes));
process.stdout.write(`${JSON.stringify({ ms: now() - start, peakBytes: highest() - idle } satisfies LayerRun)}\n`);
