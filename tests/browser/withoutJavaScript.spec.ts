import { expect, test } from '@playwright/test';
import { lesson } from './pages';

test.use({ javaScriptEnabled: false });

test('a lesson reads in full without JavaScript: transcripts, pictures and figures are in the page @phone', async ({ page, isMobile }) => {
  await page.goto(lesson);
  const panes = page.locator('[data-docker-session]');
  expect(await panes.count()).toBeGreaterThanOrEqual(5);
  const sharing = page.getByRole('figure', { name: 'Two images, one base' });
  await expect(sharing).toContainText('docker pull node:22-bookworm');
  await expect(sharing).toContainText('Status: Downloaded newer image for python:3.12-bookworm');
  // On a phone terminal and picture are tabs, which need no JavaScript.
  if (isMobile) await sharing.getByRole('radio', { name: 'Picture' }).first().check();
  await expect(sharing.locator('svg:visible')).toHaveAttribute('aria-label', /2 images, 11 layers, 4 of them shared/);
  await expect(page.getByText('Right.').first()).toBeHidden();
});

test('a prediction answers without JavaScript', async ({ page }) => {
  await page.goto(lesson);
  await page.getByLabel('Only what Python adds.').check();
  await expect(page.getByText(/Right\. [\d.]+ MB instead of [\d.]+ MB/)).toBeVisible();
});
