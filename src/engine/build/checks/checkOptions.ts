import { goQuote } from '../../dockerfile/goText';
import { DockerfileError } from '../../dockerfile/ast';
import type { CheckWarning } from './check';

/** What `# check=skip=A,B;error=true` asks for, or the build argument of the same meaning. */
export interface CheckOptions {
  readonly skipped: (rule: string) => boolean;
  readonly failsOnWarning: boolean;
}

const TRUE = ['1', 't', 'T', 'true', 'TRUE', 'True'];
const FALSE = ['0', 'f', 'F', 'false', 'FALSE', 'False'];

/** Throws `DockerfileError` with BuildKit's texts (frontend/dockerfile/linter, ParseLintOptions). */
export function parseCheckOptions(text: string): CheckOptions {
  let skip: readonly string[] = [];
  let failsOnWarning = false;
  for (const part of text.trim() === '' ? [] : text.trim().split(';')) {
    const equals = part.indexOf('=');
    if (equals < 0) throw new DockerfileError(`invalid check option ${goQuote(part)}`);
    const key = part.slice(0, equals).trim();
    const value = part.slice(equals + 1).trim();
    if (key === 'skip') skip = value.split(',').map((rule) => rule.trim());
    else if (key === 'error') failsOnWarning = boolean(part, value);
    // Experimental rules are not among the checks that there are here.
    else if (key !== 'experimental') throw new DockerfileError(`invalid check option ${goQuote(key)}`);
  }
  const all = skip.length === 1 && skip[0] === 'all';
  return { skipped: (rule) => all || skip.includes(rule), failsOnWarning };
}

function boolean(part: string, value: string): boolean {
  if (TRUE.includes(value)) return true;
  if (FALSE.includes(value)) return false;
  throw new DockerfileError(`failed to parse check option ${goQuote(part)}: strconv.ParseBool: parsing ${goQuote(value)}: invalid syntax`);
}

/** Why warnings end a build that asked for it; BuildKit points at the top of the file. */
export function checkViolation(warnings: readonly CheckWarning[]): DockerfileError | undefined {
  const rules = [...new Set(warnings.map(({ rule }) => rule.name))];
  return rules.length === 0 ? undefined : new DockerfileError(`lint violation found for rules: ${rules.join(', ')}`, { start: 1, end: 1 });
}
