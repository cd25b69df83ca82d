import { expect, type Locator, type Page } from '@playwright/test';

/** The pane with this title, in view and alive. */
export async function livePane(page: Page, title: string): Promise<Locator> {
  const pane = page.getByRole('figure', { name: title });
  await pane.scrollIntoViewIfNeeded();
  await expect(pane.getByRole('button', { name: 'Take over' })).toHaveAttribute('aria-disabled', 'false');
  return pane;
}

/** The same of an exercise that nobody has begun. */
export async function aliveExercise(page: Page, title: string): Promise<Locator> {
  const pane = page.getByRole('figure', { name: title });
  await pane.scrollIntoViewIfNeeded();
  await expect(pane.getByRole('button', { name: 'Start' })).toHaveAttribute('aria-disabled', 'false');
  return pane;
}

/** What the pane's terminal shows, of several the one in view, line ends trimmed. */
export async function screenText(pane: Locator): Promise<string> {
  const rows = await pane.locator('[data-shown="true"] .xterm-rows > div').allTextContents();
  return rows.map((row) => row.replace(/\u00a0/g, ' ').trimEnd()).join('\n');
}

export async function takeOver(pane: Locator): Promise<void> {
  await pane.getByRole('button', { name: 'Take over' }).click();
  await expect(pane.getByRole('button', { name: 'Back to the tour' })).toBeVisible();
}

/** Types a line at the reader's own prompt and waits for a text to appear. */
export async function type(pane: Locator, page: Page, line: string, appears: RegExp): Promise<void> {
  await pane.locator('[data-shown="true"] .xterm-helper-textarea').focus();
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
  await expect.poll(() => screenText(pane)).toMatch(appears);
}
