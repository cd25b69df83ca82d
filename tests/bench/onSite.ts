import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { measure, type Measure } from './measure';

const root = join(import.meta.dirname, '../..');

/** Measures in this machine's Chromium, on the built site. Says so instead where there is no Chromium or no built site. */
export async function onSite(
  name: string,
  unit: string,
  work: (page: Page, origin: string) => Promise<readonly Measure[]>,
): Promise<readonly Measure[]> {
  const absent = (why: string): readonly Measure[] => [measure(name, unit, [], [`not measured: ${why}`])];
  const browserPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(browserPath)) return absent(`no Chromium at ${browserPath}`);
  if (!existsSync(join(root, 'build/gallery.html'))) return absent('no built site (npm run build)');
  const server = execFile(process.execPath, [join(root, '.ci/serve.mjs'), '0']);
  // Asked for at once: what the server prints before anybody listens is lost.
  const address = new Promise<string>((found) => server.stdout?.once('data', (line: unknown) => found(String(line).trim())));
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    // tsx names functions by a helper of its own, which a page does not have.
    await page.addInitScript('globalThis.__name = (named) => named');
    return await work(page, await address);
  } finally {
    await browser.close();
    server.kill();
  }
}

/** Of times in ms. */
export function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `median ${at(0.5)} ms, 95 % within ${at(0.95)} ms, longest ${at(1)} ms`;
}
