import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CommandFailure } from '../../../src/cli/command/failure';
import { printListing } from '../../../src/cli/format/listing';
import { Row } from '../../../src/cli/format/template/value';

const recorded = JSON.parse(readFileSync(resolve(import.meta.dirname, 'goTemplates.json'), 'utf8')) as {
  readonly row: Readonly<Record<string, string>>;
  readonly cases: readonly (readonly [template: string, printed: string])[];
};

function printed(format: string): string {
  const row = new Row('*formatter.imageContext', recorded.row);
  const headings = { ID: 'IMAGE ID', Repository: 'REPOSITORY', Tag: 'TAG' };
  try {
    return printListing([row], { format, defaultFormat: 'table {{.ID}}', headings });
  } catch (error) {
    if (error instanceof CommandFailure) return `${error.message}\n`;
    throw error;
  }
}

describe("--format prints and refuses what Docker's client does", () => {
  for (const [template, output] of recorded.cases) {
    it(template, () => {
      expect(printed(template)).toBe(output);
    });
  }
  it('joins what is a list, and says so of what is none', () => {
    expect(printed('{{join (split .Repository "p") "-"}}')).toBe('al-ine\n');
    expect(printed('{{join .ID ","}}')).toContain('error calling join: expected slice, got string');
  });
});
