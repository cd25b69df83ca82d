import { EngineError } from '../../engine/errors';
import type { Invocation } from '../command/command';
import { engineFailure } from '../command/failure';
import { goJson } from '../format/goJson';
import { compile } from '../format/listing';
import { TemplateError } from '../format/template/execute';

export interface Inspected {
  readonly document: Readonly<Record<string, unknown>>;
  /** A sentence of ours for standard error. */
  readonly notice?: string;
  /** Default true. */
  readonly escapesHtml?: boolean;
}

/**
 * The common part of every inspecting command (docker/cli `inspect.Inspect`): documents as one JSON list with an indent of four, as
 * compact JSON with `--format json`, or through a template, one line each. What is not found is told at the end, with exit code 1.
 * `find` throws `EngineError`, or an `Error` whose message is the whole text.
 */
export function inspectObjects({ flags, args, io }: Invocation, find: (name: string) => Inspected): number {
  const format = flags.string('format');
  const template = format === '' || format === 'json' ? undefined : compile(format);
  const documents: string[] = [];
  const indent = format === 'json' ? 0 : 4;
  const notices = new Set<string>();
  const problems: string[] = [];
  let text = '';
  for (const name of args) {
    try {
      const { document, notice, escapesHtml = true } = find(name);
      if (template === undefined) documents.push(escapesHtml ? goJson(document, indent) : JSON.stringify(document, undefined, indent));
      else text += `${template.execute(document)}\n`;
      if (notice !== undefined) notices.add(notice);
    } catch (error) {
      if (error instanceof TemplateError) problems.push(`template parsing error: ${error.message}`);
      else if (error instanceof EngineError) problems.push(engineFailure(error).message);
      else if (error instanceof NotFound) problems.push(error.message);
      else throw error;
    }
  }
  if (template !== undefined) io.stdout(text === '' ? '\n' : text);
  else io.stdout(documents.length === 0 ? '[]\n' : indent === 0 ? `[${documents.join(',')}]\n` : indented(documents));
  for (const notice of notices) io.stderr(notice);
  if (problems.length > 0) io.stderr(`${problems.join('\n')}\n`);
  return problems.length > 0 ? 1 : 0;
}

function indented(documents: readonly string[]): string {
  return `[\n${documents.map((text) => text.replace(/^/gm, '    ')).join(',\n')}\n]\n`;
}

/** Nothing of that name; the message is what Docker prints. */
export class NotFound extends Error {}
