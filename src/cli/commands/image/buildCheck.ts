import { renderCodeFrame } from '../../../engine/build/codeFrame';
import type { BuildCheck } from '../../../engine/api';

/** What `docker build --check` prints on standard output (buildkit frontend/subrequests/lint; recording 29.7.2/05 step 69). */
export function checkText(checks: readonly BuildCheck[], dockerfilePath: string): string {
  if (checks.length === 0) return 'Check complete, no warnings found.\n';
  const count = checks.length === 1 ? '1 warning has been found!' : `${checks.length} warnings have been found!`;
  const blocks = [...checks]
    .sort((a, b) => a.lines.start - b.lines.start)
    .map((check) => {
      const frame = check.frame === undefined ? [] : renderCodeFrame({ ...check.frame, fileName: dockerfilePath });
      return `\nWARNING: ${check.rule.name} - ${check.rule.url}\n${check.message}\n${frame.map((line) => `${line}\n`).join('')}`;
    });
  return `Check complete, ${count}\n${blocks.join('')}`;
}
