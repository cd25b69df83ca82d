import type { LineRange } from '../../dockerfile/ast';
import { goQuote } from '../../dockerfile/goText';
import { checkRule } from './check';
import type { ReportWarning } from './check';

export const secretsUsedInArgOrEnv = checkRule('SecretsUsedInArgOrEnv', 'Sensitive data should not be used in the ARG or ENV commands');

const SECRET = /(?:_|^)(?:apikey|auth|credential|credentials|key|password|pword|passwd|secret|token)(?:_|$)/i;
const PUBLIC = /(?:_|^)(?:public)(?:_|$)/i;

export function checkSecrets(instruction: 'ARG' | 'ENV', name: string, lines: LineRange, report: ReportWarning): void {
  if (!SECRET.test(name) || PUBLIC.test(name)) return;
  report({
    rule: secretsUsedInArgOrEnv,
    message: `Do not use ARG or ENV instructions for sensitive data (${instruction} ${goQuote(name)})`,
    lines,
  });
}
