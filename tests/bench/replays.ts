import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { measure } from './measure';
import type { Measure } from './measure';

const root = new URL('../..', import.meta.url).pathname;
const TIMES = 200;

/** The page's heap after a pane of the built site was replayed so many times, as Chromium counts it after collecting garbage. */
export async function benchReplays(): Promise<readonly Measure[]> {
  if (!existsSync(`${root}build/index.html`)) return [measure('replays (no build/ to look at)', 'replays', [])];
  const server = spawn('node', [`${root}.ci/serve.mjs`, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage();
  await page.goto(`${String(line).trim()}/docs/images/understanding-images`);
  const pane = page.getByRole('figure', { name: 'Pull an image' });
  await pane.scrollIntoViewIfNeeded();
  const devtools = await page.context().newCDPSession(page);
  const heapMb = async (): Promise<number> => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return usedSize / 1e6;
  };
  /** From the beginning through every command to the end. */
  const replay = async (): Promise<void> => {
    await pane.getByRole('slider').press('Home');
    for (const key of ['PageUp', 'PageUp', 'End']) await pane.getByRole('slider').press(key);
  };
  await pane.getByRole('button', { name: 'Next command' }).click();
  for (let time = 0; time < 20; time += 1) await replay();
  const before = await heapMb();
  for (let time = 0; time < TIMES; time += 1) await replay();
  const after = await heapMb();
  // What is merely warming up grows less the second time; a leak grows as much.
  for (let time = 0; time < TIMES; time += 1) await replay();
  const later = await heapMb();
  await browser.close();
  server.kill();
  const heap = `heap ${before.toFixed(1)} MB, after ${TIMES} replays ${after.toFixed(1)} MB, after as many again ${later.toFixed(1)} MB`;
  return [measure('memory over replays', 'replays', [], [heap])];
}
