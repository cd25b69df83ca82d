import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from './audit';
import { livePane, screenText, takeOver, type } from './pane';
import { lesson } from './pages';

/** The lesson's pane that builds an app, taken over at its end, with its Dockerfile in the editor. */
async function openDockerfile(page: Page): Promise<Locator> {
  await page.goto(lesson);
  const pane = await livePane(page, 'Build it');
  await takeOver(pane);
  await pane.getByRole('button', { name: 'Files' }).click();
  await pane.getByRole('button', { name: /my-app\/Dockerfile/ }).click();
  await expect(pane.locator('.cm-content')).toBeVisible();
  return pane;
}

test('an edit shows at once what a build would do, and the build that follows does it', async ({ page }) => {
  const pane = await openDockerfile(page);
  const plan = pane.getByRole('region', { name: 'If you built now' });
  await expect(plan.getByRole('status')).toHaveText('4 of 4 layers come from the cache.');
  await pane.getByRole('button', { name: /my-app\/server\.js/ }).click();
  await pane.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('// edited here');
  await pane.getByRole('button', { name: /my-app\/Dockerfile/ }).click();
  await expect(plan.getByRole('status')).toHaveText(
    '3 of 4 layers come from the cache. Line 5 runs. server.js is not as when it was done before.',
  );
  await pane.locator('.xterm-helper-textarea').focus();
  await page.keyboard.type('docker build -t my-app:edited .');
  await page.keyboard.press('Enter');
  await expect(plan.getByRole('status')).toHaveText('4 of 4 layers come from the cache.');
  await expect(pane.getByRole('button', { name: /my-app:edited/ }).first()).toBeVisible();
});

test('a mistake in a Dockerfile is told in the builder’s words at its line, and completion knows the file', async ({ page }) => {
  const pane = await openDockerfile(page);
  await pane.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\nCOPPY a b');
  await expect(
    pane.getByText(/Line 9 error: dockerfile parse error on line 9: unknown instruction: COPPY \(did you mean COPY\?\)/),
  ).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('FROM node:22-alpine AS build\nCOPY --from=bu');
  await page.getByRole('option', { name: /^build/ }).click();
  await expect(pane.locator('.cm-content')).toContainText('COPY --from=build');
});

test('the editor is no trap: Escape, then Tab, leaves it', async ({ page }) => {
  const pane = await openDockerfile(page);
  await pane.locator('.cm-content').click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(pane.locator('.cm-content')).not.toBeFocused();
});

test('where the editor does not arrive a plain field edits all the same', async ({ page }) => {
  await page.route(/\/assets\/js\/(editor|codemirror)\./, (route) => route.abort());
  await page.goto(lesson);
  const pane = await livePane(page, 'Build it');
  await takeOver(pane);
  await pane.getByRole('button', { name: 'Files' }).click();
  await pane.getByRole('button', { name: /my-app\/server\.js/ }).click();
  const field = pane.getByRole('textbox', { name: 'Text of my-app/server.js' });
  await expect(field).toBeEditable();
  await field.fill('changed();\n');
  await pane.locator('.xterm-helper-textarea').focus();
  await page.keyboard.type('cat server.js');
  await page.keyboard.press('Enter');
  await expect.poll(() => screenText(pane)).toContain('changed();');
});

test('the line between terminal and picture is moved by keys, and keeps its place', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  const line = pane.getByRole('separator', { name: 'Width of the terminal' });
  await line.focus();
  await page.keyboard.press('Home');
  await expect(line).toHaveAttribute('aria-valuenow', '30');
  await page.reload();
  const again = (await livePane(page, 'Pull an image')).getByRole('separator', { name: 'Width of the terminal' });
  await expect(again).toHaveAttribute('aria-valuenow', '30');
  await again.dblclick();
  await expect(again).toHaveAttribute('aria-valuenow', '60');
});

test('a command of the prose runs in the nearest terminal, which is taken over for it', async ({ page }) => {
  await page.goto(lesson);
  await page.getByRole('button', { name: 'Run docker images in the terminal' }).click();
  const pane = page.getByRole('figure', { name: 'Inspecting an image' });
  await expect(pane.getByRole('button', { name: 'Back to the tour' })).toBeVisible();
  await expect.poll(() => screenText(pane)).toMatch(/\$ docker images\n[^$]*redis:latest/);
});

test('an ID in the terminal says what it is the digest of, and lights up in the picture', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  await takeOver(pane);
  await pane.getByRole('button', { name: 'Explain' }).click();
  const panel = pane.getByRole('region', { name: 'What is on the screen' });
  const layer = panel.getByRole('button', { name: /^[0-9a-f]{12}$/ }).first();
  await layer.click();
  await expect(panel.getByRole('status')).toContainText('Layer digest');
  await expect(pane.locator('[class*=highlighted]').first()).toBeVisible();
  await panel.getByRole('button', { name: 'DISK USAGE' }).click();
  await expect(panel.getByRole('link', { name: 'In the glossary' })).toHaveAttribute('href', /glossary#column-disk-usage$/);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

test('a key explains the line at the cursor, and the arrow keys those above it, without a pointer', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  await takeOver(pane);
  await type(pane, page, 'docker image ls', /DISK USAGE[^]*~ \$/);
  const prompt = pane.getByRole('textbox', { name: 'Terminal: Pull an image' });
  await expect(prompt).toBeFocused();
  await page.keyboard.press('Alt+X');
  const panel = pane.getByRole('region', { name: 'What this line means' });
  await expect(panel.getByRole('group', { name: /^Line of the screen/ })).toBeFocused();
  await expect(panel.getByRole('status')).toContainText('Image ID');
  await page.keyboard.press('ArrowUp');
  await expect(panel.getByRole('status')).toContainText('DISK USAGE');
  await expect(pane.locator('.xterm-decoration-container > *').first()).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(prompt).toBeFocused();
});

test('in a tour that was not played a key explains the selected line of the transcript', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Two images, one base');
  const transcript = pane.getByRole('region', { name: 'Transcript: Two images, one base' });
  await transcript
    .getByText(/Pull complete/)
    .first()
    .waitFor();
  await page.evaluate(() => {
    const texts = document.createTreeWalker(
      document.querySelector('[data-pane="two-images-one-base"] pre') ?? document,
      NodeFilter.SHOW_TEXT,
    );
    while (texts.nextNode()) {
      const at = texts.currentNode.textContent?.indexOf('Pull complete') ?? -1;
      if (at >= 0) return document.getSelection()?.setBaseAndExtent(texts.currentNode, at, texts.currentNode, at + 5);
    }
    return undefined;
  });
  await transcript.focus();
  await page.keyboard.press('e');
  const panel = pane.getByRole('region', { name: 'What this line means' });
  await expect(panel.getByRole('status')).toContainText(/Pull complete/);
  await panel.getByRole('button', { name: 'Line above' }).click();
  await panel.getByRole('button', { name: 'Whole screen' }).click();
  await expect(pane.getByRole('region', { name: 'What is on the screen' })).toBeVisible();
});

test('what is pointed at in the picture lights up in the terminal', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  await takeOver(pane);
  await pane.locator('[data-item]').last().hover();
  await expect(
    pane.locator('.xterm-decoration-container > *, .xterm-rows span[style*="242, 207, 107"], .xterm-rows span[style*="f2cf6b"]').first(),
  ).toBeAttached();
});

test('chips compose a command at the prompt and run it @phone', async ({ page, isMobile }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Three names, one image');
  await takeOver(pane);
  if (!isMobile) await pane.getByRole('button', { name: 'Chips' }).click();
  const bar = pane.getByRole('group', { name: 'Tap a command together' });
  await bar.getByRole('button', { name: 'docker rmi' }).click();
  await bar.getByRole('button', { name: 'my-base:stable' }).click();
  await expect.poll(() => screenText(pane)).toContain('$ docker rmi my-base:stable');
  await bar.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => screenText(pane)).toContain('Untagged: my-base:stable');
  if (isMobile) {
    const heights = await bar.getByRole('button').evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  }
});

test('on a phone terminal, picture and files are tabs, and the seek line stays @phone', async ({ page, isMobile }) => {
  test.skip(!isMobile, 'a wide pane shows them all');
  await page.goto(lesson);
  const pane = await livePane(page, 'Build it');
  await expect(pane.getByRole('slider')).toBeVisible();
  await takeOver(pane);
  await pane.locator('label', { hasText: 'Files' }).click();
  await expect(pane.getByRole('button', { name: /my-app\/Dockerfile/ })).toBeVisible();
  await expect(pane.locator('.xterm')).toBeHidden();
  await pane.getByRole('button', { name: 'Back to the tour' }).click();
  await expect(pane.locator('.xterm')).toBeVisible();
  await expect(pane.getByRole('slider')).toBeVisible();
});

test('axe finds nothing in files, plan, chips and explanations @phone', async ({ page, isMobile }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Build it');
  await takeOver(pane);
  if (!isMobile) await pane.getByRole('button', { name: 'Chips' }).click();
  await expect(pane.getByRole('button', { name: 'docker run' })).toBeVisible();
  expect(await violations(page, '[data-pane="build-it"]')).toEqual([]);
  await pane.getByRole('button', { name: 'Explain' }).click();
  await expect(pane.getByRole('region', { name: 'What is on the screen' })).toBeVisible();
  if (isMobile) await pane.locator('label', { hasText: 'Files' }).click();
  else await pane.getByRole('button', { name: 'Files' }).click();
  await pane.getByRole('button', { name: /my-app\/Dockerfile/ }).click();
  await expect(pane.locator('.cm-content')).toBeVisible();
  await expect(pane.getByText('4 of 4 layers come from the cache.')).toBeVisible();
  expect(await violations(page, '[data-pane="build-it"]')).toEqual([]);
});
