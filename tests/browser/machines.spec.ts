import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { livePane, screenText, takeOver, type } from './pane';
import { pages } from './pages';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

async function twoMachines(page: Page, query = ''): Promise<Locator> {
  await page.goto(`${pages.contributing}${query}`);
  return livePane(page, 'Push here, pull there');
}

const tab = (pane: Locator, name: string): Locator => pane.getByRole('tab', { name: new RegExp(`^${name}`) });

test('a replay turns to the machine that acts, and the reader may look at the other @phone', async ({ page }) => {
  const pane = await twoMachines(page);
  const next = pane.getByRole('button', { name: 'Next command' });
  await next.click();
  await next.click();
  await expect(tab(pane, 'laptop')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => screenText(pane)).toContain('1.0: digest: sha256:');
  await next.click();
  await expect(tab(pane, 'server')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => screenText(pane)).toMatch(/^~ \$ docker pull registry\.example\.com[^$]*Status: Downloaded newer image/);
  await expect(pane.getByRole('slider')).toHaveAttribute('aria-valuetext', /on server, 3 of 5$/);
  await tab(pane, 'server').press('ArrowLeft');
  await expect(tab(pane, 'laptop')).toBeFocused();
  await expect(tab(pane, 'server')).toContainText('replay is here');
  await expect.poll(() => screenText(pane)).toContain('digest: sha256:');
  await expect(pane.getByRole('tabpanel', { name: 'laptop' })).toBeVisible();
  await next.click();
  await expect(tab(pane, 'server')).toHaveAttribute('aria-selected', 'true');
});

test('an address restores the moment, with the machine that acts', async ({ page }) => {
  const pane = await twoMachines(page);
  await pane.getByRole('button', { name: 'Next command' }).click();
  await pane.getByRole('button', { name: 'Next command' }).click();
  await pane.getByRole('button', { name: 'Next command' }).click();
  await pane.getByRole('button', { name: 'More' }).click();
  await pane.getByRole('menuitem', { name: 'Copy a link to this moment' }).click();
  await expect(pane.getByRole('menu')).toContainText('Copied a link');
  await page.goto(await page.evaluate(() => navigator.clipboard.readText()));
  const again = await livePane(page, 'Push here, pull there');
  await expect(tab(again, 'server')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => screenText(again)).toContain('Downloaded newer image');
});

test('taken over, each machine has its own prompt, screen, files and chips; undo and a reload keep them apart', async ({ page }) => {
  const pane = await twoMachines(page);
  await takeOver(pane);
  await expect(tab(pane, 'laptop')).toHaveAttribute('aria-selected', 'true');
  await type(pane, page, 'mkdir here && cd here', /~\/here \$/);
  await tab(pane, 'server').click();
  await expect.poll(() => screenText(pane)).toMatch(/~ \$$/m);
  await page.keyboard.type('echo FROM scratch > Dockerfile');
  await page.keyboard.press('Enter');
  await expect.poll(() => screenText(pane)).toMatch(/Dockerfile\n~ \$/);
  await pane.getByRole('button', { name: 'Files' }).click();
  await expect(pane.getByRole('button', { name: /^Dockerfile/ })).toBeVisible();
  await tab(pane, 'laptop').click();
  await expect(pane.getByRole('button', { name: /^Dockerfile/ })).toBeHidden();
  await expect.poll(() => screenText(pane)).toMatch(/~\/here \$/);

  await page.keyboard.press('Alt+Z');
  await expect(tab(pane, 'server')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => screenText(pane)).not.toContain('Dockerfile');
  await pane.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(() => screenText(pane)).toContain('Dockerfile');

  await expect.poll(() => page.evaluate(() => Object.values(sessionStorage).some((text) => text.includes('FROM scratch')))).toBe(true);
  await page.reload();
  await pane.scrollIntoViewIfNeeded();
  await expect(pane.getByRole('button', { name: 'Back to the tour' })).toBeVisible();
  await expect(tab(pane, 'server')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => screenText(pane)).toContain('Dockerfile');
  await tab(pane, 'laptop').click();
  await expect.poll(() => screenText(pane)).toMatch(/~\/here \$/);

  await pane.getByRole('button', { name: 'More' }).click();
  await pane.getByRole('menuitem', { name: 'Replay what I did' }).click();
  await expect(tab(pane, 'server')).toHaveAttribute('aria-selected', 'true', { timeout: 30_000 });
  await expect.poll(() => screenText(pane), { timeout: 30_000 }).toMatch(/Dockerfile\n~ \$/);
});

test('while a command runs on one machine, another shows its prompt and waits its turn', async ({ page }) => {
  const pane = await twoMachines(page);
  await takeOver(pane);
  await type(pane, page, 'docker pull node:22-bookworm', /Pulling from library\/node/);
  await tab(pane, 'server').click();
  await expect(tab(pane, 'laptop')).toContainText('at work');
  await expect(pane.getByText('laptop is at work: what you enter here comes after it.')).toBeVisible();
  await page.keyboard.type('docker image ls -q');
  await page.keyboard.press('Enter');
  await expect.poll(() => screenText(pane), { timeout: 60_000 }).toMatch(/docker image ls -q\n[0-9a-f]{12}\n~ \$/);
  await tab(pane, 'laptop').click();
  await expect.poll(() => screenText(pane)).toContain('Downloaded newer image for node:22-bookworm');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing in a pane of two machines @phone', async ({ page }) => {
      const pane = await twoMachines(page);
      await takeOver(pane);
      await expect(tab(pane, 'server')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include('[data-pane="push-here-pull-there"]').analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))).toEqual([]);
    });
  });
}
