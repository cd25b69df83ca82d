import { expect, test } from '@playwright/test';
import { livePane, screenText, takeOver, type } from './pane';
import { lesson } from './pages';

test('the reader takes over in exactly the state shown, types, completes, and goes back to the tour', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Two images, one base');
  await pane.getByRole('button', { name: 'Next command' }).click();
  await takeOver(pane);
  await type(pane, page, 'docker image ls', /node:22-bookworm +[0-9a-f]{12}/);
  expect(await screenText(pane)).not.toContain('python:3.12-bookworm');
  await type(pane, page, 'docker pull python:3.12-bookworm', /Downloaded newer image for python/);
  await type(pane, page, 'docker image ls | grep -c bookworm', /^2$/m);
  await page.keyboard.type('docker rmi node:22');
  await page.keyboard.press('Tab');
  await expect.poll(() => screenText(pane)).toContain('docker rmi node:22-bookworm');
  await page.keyboard.press('Control+c');
  await pane.getByRole('button', { name: 'Back to the tour' }).click();
  await expect(pane.getByRole('button', { name: 'Take over' })).toBeFocused();
});

test('a mistyped command gets what bash says, and our hint', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  await takeOver(pane);
  await type(pane, page, 'dokcer ps', /dokcer: command not found/);
});

test('Tab leaves the terminal when nothing is typed', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  await takeOver(pane);
  await pane.locator('.xterm-helper-textarea').focus();
  await page.keyboard.press('Tab');
  await expect(pane.locator('.xterm-helper-textarea')).not.toBeFocused();
});
