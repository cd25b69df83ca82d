import { CommandFailure } from '../command/failure';
import { goJson } from './goJson';
import { tabwriter } from './tabwriter';
import { compileTemplate, TemplateError } from './template/execute';
import type { Template } from './template/execute';
import { headerFunctions } from './template/functions';
import type { Row } from './template/value';

export interface ListingOptions {
  /** As given with `--format`; '' for the command's own table. */
  readonly format: string;
  /** The command's table, as `table {{.ID}}\t…`. */
  readonly defaultFormat: string;
  /** Heading of each field. */
  readonly headings: Readonly<Record<string, string>>;
  /** What Docker 29 puts before Go's message when a row fails; `docker ps` differs (recording 29.7.2/02 step 74). */
  readonly executionError?: string;
}

/**
 * Rows as `--format` wants them: `table` (with heading), `table TEMPLATE`, `json` (one object per line) or a template (docker/cli
 * `formatter.Context`). Throws `CommandFailure` with Docker's text for a bad template.
 */
export function printListing(rows: readonly Row[], options: ListingOptions): string {
  const format = options.format === '' || options.format === 'table' ? options.defaultFormat : options.format;
  if (format === 'json') return rows.map((row) => `${goJson(row)}\n`).join('');
  const isTable = format.startsWith('table');
  const source = (isTable ? format.slice('table'.length) : format)
    .replace(/^ +| +$/g, '')
    .replaceAll('\\t', '\t')
    .replaceAll('\\n', '\n');
  const template = compile(source);
  let body = '';
  for (const row of rows) body += `${execute(template, row, options.executionError ?? 'template parsing error')}\n`;
  if (!isTable) return body;
  const heading = template.execute(options.headings, { functions: headerFunctions, missingKey: 'novalue' });
  return tabwriter(`${heading}\n${body}`);
}

/** Throws `CommandFailure`: `template parsing error: template: :1: unclosed action`. */
export function compile(source: string): Template {
  try {
    return compileTemplate(source);
  } catch (error) {
    if (error instanceof TemplateError) throw new CommandFailure(`template parsing error: ${error.message}`);
    throw error;
  }
}

function execute(template: Template, row: Row, prefix: string): string {
  try {
    return template.execute(row);
  } catch (error) {
    if (error instanceof TemplateError) throw new CommandFailure(`${prefix}: ${error.message}`);
    throw error;
  }
}
