import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const engine = resolve(import.meta.dirname, '../../src/engine');

describe('the engine', () => {
  it('is compiled without the DOM library and without Node types', { timeout: 60_000 }, () => {
    const { compilerOptions } = JSON.parse(readFileSync(`${engine}/tsconfig.json`, 'utf8')) as {
      compilerOptions: { lib: string[]; types: string[] };
    };
    expect(compilerOptions.lib).toEqual(['ES2023']);
    expect(compilerOptions.types).toEqual([]);
    const files = execFileSync('npx', ['tsc', '--listFilesOnly', '-p', engine], { encoding: 'utf8' });
    expect(files).not.toMatch(/lib\.dom\.d\.ts|@types\/node/);
  });
});
