import { expect, test } from '@playwright/test';
import { lesson } from './pages';
import { aliveExercise } from './pane';

test('an exercise begins with nothing done, follows what is typed, and knows when it is solved @phone', async ({ page, isMobile }) => {
  await page.goto(lesson);
  const pane = await aliveExercise(page, 'Your first image');
  const goals = pane.getByRole('region', { name: 'Goals' });
  await expect(goals.getByRole('status')).toHaveText('0 of 3 reached');
  await expect(pane).not.toContainText('Digest: sha256');

  await pane.getByRole('button', { name: 'Start' }).click();
  await expect(pane.locator('.xterm-helper-textarea')).toBeFocused();
  await page.keyboard.type('docker pull redis\n');
  await expect(goals.getByRole('status')).toHaveText('1 of 3 reached', { timeout: 30_000 });
  await goals.getByRole('button', { name: 'Hint' }).click();
  await expect(goals).toContainText('No image is called my-cache:1.0.');
  await expect(goals).toContainText('There is no container yet');
  // Another way than that of the solution.
  if (!isMobile) await pane.locator('.xterm-helper-textarea').focus();
  else await pane.locator('.xterm').click();
  await page.keyboard.type('docker image tag redis:latest my-cache:1.0 && docker run -d --name cache redis\n');
  await expect(goals.getByRole('status')).toHaveText('All reached', { timeout: 30_000 });

  await pane.getByRole('button', { name: 'Undo' }).click();
  await expect(goals.getByRole('status')).toHaveText('1 of 3 reached');
});

test('the solution of an exercise plays, and reaches the goals', async ({ page }) => {
  await page.goto(lesson);
  const pane = await aliveExercise(page, 'Your first image');
  const goals = pane.getByRole('region', { name: 'Goals' });
  await pane.getByRole('button', { name: 'Solution' }).click();
  await expect(pane.getByRole('button', { name: 'Take over' })).toBeVisible();
  for (let command = 0; command < 3; command += 1) await pane.getByRole('button', { name: 'Next command' }).click();
  await pane.getByRole('slider', { name: 'Position in the session' }).press('End');
  await expect(goals.getByRole('status')).toHaveText('All reached');
});
