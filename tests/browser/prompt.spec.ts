import { expect, test } from '@playwright/test';
import { lesson } from './pages';
import { livePane, screenText, takeOver, type } from './pane';

test('a question of Docker’s is answered in the terminal', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  await takeOver(pane);
  await type(pane, page, 'docker image prune -a', /Are you sure you want to continue\? \[y\/N\]$/m);
  await page.keyboard.press('Control+c');
  await expect.poll(() => screenText(pane)).toMatch(/\[y\/N\] \^C\n/);
  await type(pane, page, 'docker image prune -a', /\[y\/N\]$/m);
  await type(pane, page, 'y', /\[y\/N\] y\n(?:.*\n)*Total reclaimed space: /);
  await type(pane, page, 'docker login registry.example.com', /Username:$/m);
  await type(pane, page, 'you', /Password:$/m);
  await type(pane, page, 'layer-by-layer', /Login Succeeded/);
  expect(await screenText(pane)).toContain('\nPassword:\n');
});

test('a pasted here document is written and builds', async ({ page }) => {
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  await takeOver(pane);
  const lines = ['cat <<EOF > Dockerfile', 'FROM alpine:3.20', 'RUN echo "from a paste" > /note', 'EOF', 'docker build -t pasted .', ''];
  await pane.locator('[data-shown="true"] .xterm-helper-textarea').evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, lines.join('\n'));
  await expect.poll(() => screenText(pane), { timeout: 60_000 }).toMatch(/naming to docker\.io\/library\/pasted/);
  await type(pane, page, 'docker run --rm pasted cat /note', /^from a paste$/m);
});
