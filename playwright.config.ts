import { defineConfig, devices } from '@playwright/test';

const port = Number(process.env['PORT'] ?? 4173);
const launchOptions = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
};

/** Browser tests run against the built site (`npm run build` first), served compressed as a host would. */
export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  snapshotPathTemplate: 'tests/browser/images/{arg}-{projectName}{ext}',
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: process.env['CI'] ? [['line'], ['json', { outputFile: 'test-results/browser.json' }]] : 'list',
  use: { baseURL: `http://127.0.0.1:${port}`, launchOptions, trace: 'off' },
  projects: [
    { name: 'desktop', use: { ...devices['Desktop Chrome'], launchOptions, viewport: { width: 1280, height: 900 } } },
    { name: 'phone', use: { ...devices['Pixel 7'], launchOptions }, grep: /@phone/ },
  ],
  webServer: { command: `node .ci/serve.mjs ${port}`, url: `http://127.0.0.1:${port}/`, reuseExistingServer: false },
});
