// Everything that must hold, in one order, here and in CI: `npm run check` (all), `npm run check -- unit browser` (some).
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { chromium } from './chromium.mjs';
import { skopeo } from './skopeo.mjs';

const root = new URL('..', import.meta.url).pathname;
const results = `${root}test-results`;
const npx = (command, env = {}) => ({ command, env });

const stages = {
  lockfile: () => npx('node .ci/lockfile.mjs'),
  types: () => npx('tsc --noEmit -p src/engine && tsc --noEmit'),
  lint: () => npx('eslint --max-warnings 0 .'),
  format: () => npx('prettier --check --log-level warn .'),
  dependencies: () => npx('depcruise --config .dependency-cruiser.cjs --output-type err src'),
  spelling: () => npx('cspell --no-progress --no-summary --dot .'),
  unused: () => npx('knip'),
  unit: () => {
    skopeo();
    return npx(`vitest run --reporter=default --reporter=json --outputFile.json=${results}/unit.json`);
  },
  build: () => npx('docusaurus build', { DOCUSAURUS_NO_PERSISTENT_CACHE: '1' }),
  browser: () => npx('playwright test', { CHROMIUM: chromium(), CI: '1' }),
  size: () => npx('size-limit && node .ci/page-weight.mjs'),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in stages));
if (unknown.length > 0) {
  console.error(`check: no such stage: ${unknown.join(', ')}; stages are ${Object.keys(stages).join(', ')}`);
  process.exit(2);
}

const read = (name) => {
  try {
    return JSON.parse(readFileSync(`${results}/${name}.json`, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Test counts of a runner's report; a runner that wrote none counts as its exit code says. */
function counts(name) {
  const report = read(name);
  if (name === 'unit' && report) return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
  if (name === 'browser' && report) {
    return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected, skipped: report.stats.skipped };
  }
  return undefined;
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const totals = { passed: 0, failed: 0, skipped: 0 };
const failedStages = [];

for (const [name, stage] of Object.entries(stages)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const begun = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  let status;
  try {
    const { command, env } = stage();
    status = spawnSync(command, {
      cwd: root,
      shell: true,
      stdio: 'inherit',
      env: { ...process.env, NO_UPDATE_NOTIFIER: '1', PATH: `${root}node_modules/.bin:${process.env.PATH}`, ...env },
    }).status;
  } catch (error) {
    console.error(error.message);
    status = 1;
  }
  const found = counts(name) ?? { passed: status === 0 ? 1 : 0, failed: 0, skipped: 0 };
  // A runner may fail without a failing test (an error while loading, a worker that died): that must show in the count as well.
  if (status !== 0 && found.failed === 0) found.failed = 1;
  if (status !== 0) failedStages.push(name);
  for (const key of Object.keys(totals)) totals[key] += found[key];
  process.stdout.write(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - begun) / 1000).toFixed(1)} s)\n`);
}

console.log(
  failedStages.length === 0
    ? '\nEvery stage passed.'
    : `\nFailed: ${failedStages.join(', ')}. \`npm run fix\` repairs what can be repaired.`,
);
console.log(`${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`);
process.exit(failedStages.length === 0 ? 0 : 1);
