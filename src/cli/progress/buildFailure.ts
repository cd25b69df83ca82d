import type { EngineError } from '../../engine/errors';

/** The piece of the Dockerfile that a failed build points at, as the error carries it (`data.frame`: its lines); '' when there is none. */
export function buildFrame(error: EngineError): string {
  const frame = error.data.frame;
  if (!Array.isArray(frame)) return typeof frame === 'string' && frame !== '' ? `${frame}\n` : '';
  return frame.map((line) => `${String(line)}\n`).join('');
}

/** What buildx says of lint warnings when a build has succeeded (recording 29.7.2/05 step 53); '' without any. */
export function warningSummary(warnings: readonly string[]): string {
  if (warnings.length === 0) return '';
  const count = warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`;
  const heading = `\u001b[33m${count} found (use docker --debug to expand):\n\u001b[0m`;
  return `\n ${heading}${warnings.map((warning) => ` - ${warning}\n`).join('')}`;
}
