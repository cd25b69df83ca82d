import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { livePane, screenText, takeOver, type } from './pane';
import { lesson } from './pages';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

test('undo goes back across a build and redo brings it back, on the screen too', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  await takeOver(pane);
  await type(pane, page, "printf 'FROM busybox\\nRUN echo one > /one\\n' > Dockerfile", /Dockerfile\n~ \$/);
  const before = await screenText(pane);
  await type(pane, page, 'docker build -t mine .', /naming to docker\.io\/library\/mine/);
  await expect(pane.getByRole('button', { name: 'Undo' })).toHaveAttribute('title', /Undo docker build -t mine/);
  const after = await screenText(pane);
  await page.keyboard.press('Alt+Z');
  await expect.poll(() => screenText(pane)).toBe(before);
  await expect(pane).toContainText('Undone: docker build -t mine .');
  await pane.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(() => screenText(pane)).toBe(after);
  await type(pane, page, 'docker image ls', /mine:latest/);
});

test('undo interrupts a pull that runs', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  await takeOver(pane);
  const before = await screenText(pane);
  await type(pane, page, 'docker pull node:22-bookworm', /Pulling from library\/node/);
  await pane.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => screenText(pane)).toBe(before);
});

test('a reload in mid-session brings the session back, with what can be undone', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  await takeOver(pane);
  await type(pane, page, 'mkdir shop && cd shop', /~\/shop \$/);
  await type(pane, page, 'docker pull busybox', /Downloaded newer image for busybox/);
  await expect.poll(() => page.evaluate(() => Object.values(sessionStorage).some((text) => text.includes('pull busybox')))).toBe(true);
  await page.reload();
  await pane.scrollIntoViewIfNeeded();
  await expect(pane.getByRole('button', { name: 'Back to the tour' })).toBeVisible();
  await expect.poll(() => screenText(pane)).toMatch(/busybox:latest\n.*~\/shop \$/s);
  await type(pane, page, 'docker image ls', /busybox:latest +[0-9a-f]{12}/);
  await pane.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => screenText(pane)).not.toContain('busybox');
});

test('where the browser stores nothing, everything else works and the pane says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  await takeOver(pane);
  await expect(pane.getByText('Not stored: this browser stores nothing for this page.')).toBeVisible();
});

test('a session is shared by a link, replayed, and taken over from its end', async ({ page, context }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Two images, one base');
  await pane.getByRole('button', { name: 'Next command' }).click();
  await takeOver(pane);
  await type(pane, page, 'docker tag node:22-bookworm mine:1', /mine:1\n~ \$/);
  await type(pane, page, 'docker image ls', /mine:1 +[0-9a-f]{12}/);
  await pane.getByRole('button', { name: 'More' }).click();
  await pane.getByRole('menuitem', { name: 'Copy a link to this session' }).click();
  await expect(pane.getByRole('menu')).toContainText('Copied a link to this session.');
  const link = await copied(page);
  expect(link).toMatch(/\?pane=two-images-one-base#s=[\w-]+$/);

  const other = await context.newPage();
  await other.goto(link);
  const opened = other.getByRole('figure', { name: 'Two images, one base' });
  await expect(opened.getByRole('group', { name: 'Session from a link' })).toContainText('2 steps after command 1');
  await opened.getByRole('button', { name: 'Replay it' }).click();
  await expect(opened.getByRole('slider')).toHaveAttribute('aria-valuetext', /docker tag node:22-bookworm mine:1/);
  await opened.getByRole('slider').focus();
  await other.keyboard.press('End');
  await expect.poll(() => screenText(opened)).toMatch(/mine:1 +[0-9a-f]{12}/);
  await takeOver(opened);
  await expect.poll(() => screenText(opened)).toMatch(/mine:1 +[0-9a-f]{12}/);
  await type(opened, other, 'docker image ls | grep -c mine', /^1$/m);
});

test('a link that is followed on the open page offers its session, and keeps the reader’s own until they choose', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Two images, one base');
  await pane.getByRole('button', { name: 'Next command' }).click();
  await takeOver(pane);
  await type(pane, page, 'docker tag node:22-bookworm mine:1', /mine:1\n~ \$/);
  await pane.getByRole('button', { name: 'More' }).click();
  await pane.getByRole('menuitem', { name: 'Copy a link to this session' }).click();
  await expect(pane.getByRole('menu')).toContainText('Copied a link to this session.');
  const { hash } = new URL(await copied(page));
  await page.keyboard.press('Escape');
  await type(pane, page, 'docker tag node:22-bookworm yours:1', /yours:1\n~ \$/);
  await page.goto(`${lesson}?pane=two-images-one-base`);
  await pane.scrollIntoViewIfNeeded();
  await expect(pane.getByRole('button', { name: 'Back to the tour' })).toBeVisible();
  await page.evaluate((link) => {
    location.hash = link;
  }, hash);
  const offer = pane.getByRole('group', { name: 'Session from a link' });
  await expect(offer).toContainText('one step after command 1');
  await expect.poll(() => screenText(pane)).toContain('yours:1');
  await offer.getByRole('button', { name: 'Keep mine' }).click();
  await expect(offer).toBeHidden();
  await type(pane, page, 'docker image ls', /yours:1 +[0-9a-f]{12}/);
  await page.reload();
  await pane.scrollIntoViewIfNeeded();
  await expect(pane.getByRole('button', { name: 'Back to the tour' })).toBeVisible();
  await expect.poll(() => screenText(pane)).toMatch(/yours:1 +[0-9a-f]{12}/);
});

test('a link that was cut off says so in one sentence, and the tour is there', async ({ page }) => {
  await page.goto(`${lesson}?pane=pull-an-image#s=q1YqSy0qzszPAwA`);
  const pane = page.getByRole('figure', { name: 'Pull an image' });
  await expect(pane.getByRole('alert')).toHaveText('The session in this link cannot be read: part of the link is missing or was changed.');
  await pane.getByRole('button', { name: 'Next command' }).click();
  await expect.poll(() => screenText(pane)).toContain('docker pull');
});

test('an address restores a moment of a pane, and a wrong one does no harm', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Two images, one base');
  await pane.getByRole('button', { name: 'Next command' }).click();
  const value = await pane.getByRole('slider').inputValue();
  await pane.getByRole('button', { name: 'More' }).click();
  await pane.getByRole('menuitem', { name: 'Copy a link to this moment' }).click();
  await expect(pane.getByRole('menu')).toContainText('Copied a link to this moment.');
  await page.goto(await copied(page));
  await expect(pane).toBeInViewport();
  await expect(pane.getByRole('slider')).toHaveValue(value);
  await expect(pane.getByRole('slider')).toHaveAttribute('aria-valuetext', 'after docker pull node:22-bookworm, 1 of 3');
  await expect.poll(() => screenText(pane)).toContain('Downloaded newer image for node:22-bookworm');
  for (const wrong of ['?pane=two-images-one-base&t=soon', '?pane=nothing-like-that', '?t=-5', '?pane=two-images-one-base&t=9e9']) {
    await page.goto(lesson + wrong);
    await expect((await livePane(page, 'Two images, one base')).getByRole('alert')).toHaveCount(0);
  }
});

test('the list of shortcuts opens with ? and from the menu, and closes with Escape', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  await pane.getByRole('button', { name: 'Next command' }).focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Alt+Shift+Z');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(pane.getByRole('button', { name: 'Next command' })).toBeFocused();
  await pane.getByRole('button', { name: 'More' }).click();
  await expect(pane.getByRole('menuitemradio', { name: '0.25×' })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('a tick of the seek line names its command and leads there', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Two images, one base');
  const slider = pane.getByRole('slider');
  const box = await slider.boundingBox();
  const tick = await pane.locator('svg line').nth(1).getAttribute('x1');
  if (!box || tick === null) throw new Error('no seek line');
  await page.mouse.click(box.x + 9 + (Number(tick) / 1000) * (box.width - 18) + 6, box.y + box.height / 2);
  await expect(slider).toHaveAttribute('aria-valuetext', 'after docker pull node:22-bookworm, 1 of 3');
  await expect(pane.getByText('docker pull python:3.12-bookworm', { exact: true }).last()).toBeVisible();
});

test('a tour is downloaded as an asciicast', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  await pane.getByRole('button', { name: 'More' }).click();
  const download = page.waitForEvent('download');
  await pane.getByRole('menuitem', { name: 'Download as asciicast (.cast)' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('pull-an-image.cast');
  const [header] = (await readFile(await file.path(), 'utf8')).split('\n');
  expect(JSON.parse(String(header))).toMatchObject({ version: 2, title: 'Pull an image' });
});
