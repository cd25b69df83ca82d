import type { Page } from '@playwright/test';
import { measure, type Measure } from './measure';
import { onSite, spread } from './onSite';

const LESSON = '/docs/images/understanding-images';
const TYPED = 'docker run --rm -it busybox echo hello world';
/** Between two keys, in ms: nobody types faster. */
const PAUSE = 60;
const TAKE_OVERS = 5;

/** In this machine's Chromium: from the press on Take over to the prompt, with all chunks here, and from a key to its echo on the screen. */
export function benchTyping(): Promise<readonly Measure[]> {
  return onSite('typing', 'keys', async (page, origin) => {
    const begun: number[] = [];
    // Or the page would bring the session of the last time back.
    await page.addInitScript('sessionStorage.clear()');
    // The first one fetches the chunks, which the others have in the browser's cache.
    for (let n = 0; n <= TAKE_OVERS; n += 1) {
      await page.goto(`${origin}${LESSON}`);
      begun.push(await takenOver(page));
    }
    const echoes = await typed(page);
    return [
      measure('taking over in a browser', 'sessions', [], [`the first time ${begun[0]?.toFixed(0)} ms, then ${spread(begun.slice(1))}`]),
      measure('from a key to its echo', 'keys', [], [`${echoes.length} keys: ${spread(echoes)} (a frame is 16.7 ms)`]),
    ];
  });
}

/** Ms from the press to the prompt. */
async function takenOver(page: Page): Promise<number> {
  await page.getByText('Pull an image').first().scrollIntoViewIfNeeded();
  const button = page.getByRole('button', { name: 'Take over' }).first();
  await button.waitFor();
  await page.waitForTimeout(500);
  return button.evaluate(
    (pressed) =>
      new Promise<number>((done) => {
        const start = performance.now();
        const look = (): void => {
          if (document.body.textContent.includes('The prompt is yours')) done(performance.now() - start);
          else requestAnimationFrame(look);
        };
        if (pressed instanceof HTMLElement) pressed.click();
        look();
      }),
  );
}

async function typed(page: Page): Promise<readonly number[]> {
  await page.evaluate((): void => {
    const times: number[] = [];
    let pressed: number | undefined;
    addEventListener('keydown', () => (pressed = performance.now()), true);
    const rows = document.querySelector('.xterm-rows');
    const observer = new MutationObserver(() => {
      if (pressed !== undefined) times.push(performance.now() - pressed);
      pressed = undefined;
    });
    if (rows) observer.observe(rows, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { echoes: times });
  });
  for (const key of TYPED) {
    await page.keyboard.type(key);
    await page.waitForTimeout(PAUSE);
  }
  return page.evaluate(() => (globalThis as unknown as { readonly echoes: readonly number[] }).echoes);
}
