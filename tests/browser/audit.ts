import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules whose answer depends on colours; the others say the same in every colour scheme. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Rows of long tables are alike, and axe's time grows with the square of what stands in one box: the first ones stand for all. */
const MORE_ROWS = 'tr:nth-child(n + 12)';

/**
 * What axe finds on the page as it stands, or in the part that `within` selects: every rule in light, those of colours again in dark.
 */
export async function violations(page: Page, within = 'html'): Promise<readonly string[]> {
  await inScheme(page, 'light');
  const light = await told(new AxeBuilder({ page }).include(within).withTags(TAGS), 'light');
  await inScheme(page, 'dark');
  const dark = await told(new AxeBuilder({ page }).include(within).withRules(OF_COLOURS), 'dark');
  return [...light, ...dark];
}

/**
 * The same where the reader's system sets the colours. For pictures, whose shapes choose among those colours. Elsewhere it would say nothing: axe takes the colour of
 * text from `-webkit-text-fill-color`, which Chromium reports as the author set it.
 */
export async function violationsInForcedColours(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  return told(new AxeBuilder({ page }).withRules(OF_COLOURS), 'forced colours');
}

/** Not on the way there: a colour that still changes would be judged as it is at that moment. */
async function inScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-theme="${colorScheme}"]`).waitFor({ state: 'attached' });
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  });
}

async function told(axe: AxeBuilder, mode: string): Promise<string[]> {
  const { violations: found } = await axe.exclude(MORE_ROWS).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${mode}: ${id}: ${node.target.join(' ')}`));
}
