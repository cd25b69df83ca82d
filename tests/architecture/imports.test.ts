import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const load = createRequire(import.meta.url);
const rules = load('../../.dependency-cruiser.cjs') as IFlattenedRuleSet & { readonly options: ICruiseOptions };
const folders = load('../../.ci/folders.cjs') as Readonly<Record<string, unknown>>;

async function violations(baseDir: string): Promise<readonly string[]> {
  const { forbidden, options } = rules;
  const result = await cruise(['src'], { ...options, baseDir, validate: true, ruleSet: { forbidden } }, undefined, {
    tsConfig: extractTSConfig(`${root}/tsconfig.json`),
  });
  return (result.output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

describe('imports', () => {
  it('has a rule for every folder of src', () => {
    const present = readdirSync(`${root}/src`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(Object.keys(folders)).toEqual(expect.arrayContaining(present));
  });

  it('run downwards only, and load only the packages that their folder may', { timeout: 120_000 }, async () => {
    expect(await violations(root)).toEqual([]);
  });

  it('are refused when they run upwards, load a foreign package (even as a type) or a Node built-in', { timeout: 120_000 }, async () => {
    expect(await violations(`${root}/tests/architecture/fixtures`)).toEqual([
      expect.stringMatching(/^engine-imports-downwards: src\/engine\/upwards\.ts → src\/cli\/command\.ts/),
      expect.stringMatching(/^engine-packages: src\/engine\/foreign\.ts → .*@xterm\/xterm/),
      expect.stringMatching(/^engine-runs-in-browsers: src\/engine\/builtin\.ts → fs/),
    ]);
  });
});
