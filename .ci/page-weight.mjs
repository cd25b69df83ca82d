// Reading costs nothing: weighs the JavaScript that a lesson loads before it is used against a bare Docusaurus page of the same configuration
// (same preset, theme and bundle settings; no components or plugins of ours), which is built here for the comparison.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium as playwright } from '@playwright/test';
import { chromium } from './chromium.mjs';

const BUDGET = 15_000;
const root = new URL('..', import.meta.url).pathname;
const bare = `${root}test-results/bare-site`;

rmSync(bare, { recursive: true, force: true });
mkdirSync(`${bare}/docs`, { recursive: true });
mkdirSync(`${bare}/static/img`, { recursive: true });
writeFileSync(`${bare}/docs/bare.md`, '# Bare\n\nA page of prose.\n\n## A heading {/* #a-heading */}\n\nMore prose.\n');
writeFileSync(`${bare}/docs/other.md`, '# Other\n\nAnother page of prose.\n');
writeFileSync(`${bare}/static/img/favicon.svg`, readFileSync(`${root}static/img/favicon.svg`));
writeFileSync(`${bare}/sidebars.js`, "module.exports = { course: ['bare', 'other'], contributing: ['other'] };\n");
writeFileSync(
  `${bare}/docusaurus.config.ts`,
  `import site from '../../docusaurus.config';

const [[preset, options]] = site.presets;
export default {
  ...site,
  onBrokenLinks: 'ignore',
  presets: [[preset, { ...options, docs: { sidebarPath: './sidebars.js' }, pages: false, theme: { customCss: ['../../src/theme/css/tokens.css', '../../src/theme/css/site.css', '../../src/theme/css/layout.css'] } }]],
  plugins: ['../../src/plugins/browser-bundle.ts'],
};
`,
);
execFileSync(`${root}node_modules/.bin/docusaurus`, ['build', bare, '--out-dir', `${bare}/build`], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, NO_UPDATE_NOTIFIER: '1', DOCUSAURUS_NO_PERSISTENT_CACHE: '1' },
});

/** Bytes (gzip -9) of every script that a page loads by itself in a fresh browser, by file. Neighbours that Docusaurus prefetches when idle count too. */
async function scripts(browser, build, page) {
  const server = spawn('node', [`${root}.ci/serve.mjs`, '0', build], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(server.stdout, 'data');
  const origin = String(line).trim();
  const context = await browser.newContext();
  const tab = await context.newPage();
  const names = new Set();
  tab.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) names.add(pathname);
  });
  await tab.goto(`${origin}${page}`, { waitUntil: 'networkidle' });
  // On a slow machine the network is idle while the page still begins.
  await tab.waitForFunction(() => document.documentElement.dataset.hasHydrated === 'true');
  for (let before = -1; before !== names.size;) {
    before = names.size;
    await tab.waitForTimeout(1000);
  }
  await context.close();
  server.kill();
  if (names.size < 3) throw new Error(`${page} loaded ${names.size} scripts: page-weight.mjs no longer understands the site`);
  return new Map([...names].map((name) => [name, gzipSync(readFileSync(`${build}${name}`), { level: 9 }).length]));
}

const sum = (sizes) => [...sizes.values()].reduce((total, size) => total + size, 0);
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const browser = await playwright.launch({
  executablePath: chromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const bareBytes = sum(await scripts(browser, `${bare}/build`, '/docs/bare'));
let failed = false;
if (process.argv.includes('--list'))
  for (const [name, size] of await scripts(browser, `${bare}/build`, '/docs/bare')) console.log(`     ${kb(size).padStart(9)} ${name}`);
console.log(`bare page: ${kb(bareBytes)} of JavaScript (gzip)`);
for (const page of ['/docs/images/understanding-images']) {
  const sizes = await scripts(browser, `${root}build`, page);
  const more = sum(sizes) - bareBytes;
  const ok = more <= BUDGET;
  failed ||= !ok;
  console.log(`${ok ? 'ok  ' : 'OVER'} ${page}: ${kb(sum(sizes))}, ${kb(more)} more than the bare page (budget ${kb(BUDGET)})`);
  if (!ok || process.argv.includes('--list')) for (const [name, size] of sizes) console.log(`     ${kb(size).padStart(9)} ${name}`);
}
await browser.close();
process.exit(failed ? 1 : 0);
