import type { Page } from '@playwright/test';
import { measure, median, type Measure } from './measure';
import { onSite, spread } from './onSite';

const PLACES = ['layers-steps', 'layers-hundred-images'] as const;
const TRANSITIONS = 6;
const SCROLLS = 90;

/**
 * Frame times in this machine's Chromium: of a transition between two states of the gallery, a few shapes against those of 100 images; and of
 * scrolling through 20,000 files.
 */
export async function benchFrames(): Promise<readonly Measure[]> {
  return onSite('a frame while a picture changes', 'shapes drawn', async (page, origin) => {
    const sizes = [];
    const notes: string[] = [];
    for (const place of PLACES) {
      // Alone: the whole gallery would be measured with it.
      await page.goto(`${origin}/gallery?only=${place}`);
      const { shapes, frames } = await transitions(page, place);
      sizes.push({ size: shapes, ms: median(frames) });
      notes.push(`${place}, ${TRANSITIONS} transitions: ${frames.length} frames; ${spread(frames)}`);
    }
    await page.goto(`${origin}/gallery?only=files-many`);
    const { rows, frames } = await scrolled(page);
    return [
      measure('a frame while a picture changes', 'shapes drawn', sizes, notes),
      measure(
        'a frame while files scroll',
        'rows',
        [],
        [`${rows} rows, ${SCROLLS} turns of the wheel: ${frames.length} frames; ${spread(frames)}`],
      ),
    ];
  });
}

async function transitions(page: Page, id: string): Promise<{ readonly shapes: number; readonly frames: readonly number[] }> {
  const shown = page.locator(`[data-specimen="${id}"]`);
  await shown.scrollIntoViewIfNeeded();
  await shown.locator('svg[data-moving]').first().waitFor();
  const next = shown.getByRole('button', { name: 'Next state' });
  await next.click();
  await page.waitForTimeout(1000);
  const frames: number[] = [];
  for (let n = 0; n < TRANSITIONS; n += 1) {
    const taken = await next.evaluate(
      (button) =>
        new Promise<number[]>((done) => {
          const times: number[] = [];
          const tick = (now: number): void => {
            times.push(now);
            if (now - (times[0] ?? now) < 400) requestAnimationFrame(tick);
            else done(times.slice(1).map((time, index) => time - (times[index] ?? time)));
          };
          requestAnimationFrame((now) => {
            tick(now);
            if (button instanceof HTMLElement) button.click();
          });
        }),
    );
    frames.push(...taken);
  }
  return { shapes: await shown.locator('[data-item]').count(), frames };
}

/** All files of the state in one list, turned through by the wheel. */
async function scrolled(page: Page): Promise<{ readonly rows: number; readonly frames: readonly number[] }> {
  await page.getByRole('searchbox', { name: 'Filter by part of a path' }).fill('f');
  const list = page.getByRole('treegrid');
  await list.locator('[aria-level="2"]').first().waitFor();
  await list.hover();
  const times = list.evaluate(
    (_, length) =>
      new Promise<number[]>((done) => {
        const found: number[] = [];
        const tick = (now: number): void => {
          found.push(now);
          if (now - (found[0] ?? now) < length) requestAnimationFrame(tick);
          else done(found.slice(1).map((time, index) => time - (found[index] ?? time)));
        };
        requestAnimationFrame(tick);
      }),
    SCROLLS * 20,
  );
  for (let n = 0; n < SCROLLS; n += 1) {
    await page.mouse.wheel(0, 1500);
    await page.waitForTimeout(16);
  }
  const rows = Number(await list.getAttribute('aria-rowcount'));
  return { rows, frames: await times };
}
