import { expect, test } from '@playwright/test';
import { livePane, takeOver, type } from './pane';
import { lesson } from './pages';

test('what a command needs is loaded when it is first typed, and asked for again after a failure', async ({ page }) => {
  // Whoever saves data gets nothing ahead of its use: otherwise the builder comes when the browser is idle.
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const asked: string[] = [];
  page.on('request', (request) => {
    const part = /\/((?:engine|cli)-\w+)\.\w+\.js$/.exec(request.url())?.[1];
    if (part !== undefined) asked.push(part);
  });
  await page.goto(lesson);
  const pane = await livePane(page, 'Pull an image');
  await takeOver(pane);
  await type(pane, page, 'docker pull nginx', /docker\.io\/library\/nginx:latest/);
  await type(pane, page, "docker images --format '{{.Repository}} is here'", /nginx is here/);
  expect(asked).toEqual([]);

  await type(pane, page, "printf 'FROM scratch\\nCOPY Dockerfile /\\n' > Dockerfile && echo written", /^written/m);
  await page.route('**/engine-build.*.js', (route) => route.abort());
  await type(pane, page, 'docker build -t mine .', /a part of the simulator could not be loaded/);
  await page.unroute('**/engine-build.*.js');
  await type(pane, page, 'clear; docker build -q -t mine . && docker images --format "{{.Repository}} built"', /mine built/);
  expect(new Set(asked)).toEqual(new Set(['cli-build', 'engine-build']));

  await type(pane, page, 'docker save -o mine.tar mine && ls', /mine\.tar\s*$/m);
  expect(new Set(asked)).toEqual(new Set(['cli-build', 'engine-build', 'cli-transfers', 'engine-archive']));
});
