import { renderCodeFrame } from '../../engine/build/codeFrame';
import { buildFailureOf } from '../../engine/build/failure';
import type { EngineError } from '../../engine/errors';

/** The piece of the Dockerfile that a failed build points at; '' when it points nowhere. */
export function buildFrame(error: EngineError): string {
  const { frame } = buildFailureOf(error);
  return frame === undefined ? '' : `${renderCodeFrame(frame).join('\n')}\n`;
}

/** What buildx says of lint warnings when a build has succeeded (recording 29.7.2/05 step 53); '' without any. */
export function warningSummary(warnings: readonly string[]): string {
  if (warnings.length === 0) return '';
  const count = warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`;
  const heading = `\u001b[33m${count} found (use docker --debug to expand):\n\u001b[0m`;
  return `\n ${heading}${warnings.map((warning) => ` - ${warning}\n`).join('')}`;
}
