import type { LineRange } from '../../dockerfile/ast';

/** A rule of the Dockerfile checks (`docker build --check`): its name is its address in the documentation. */
export interface CheckRule {
  readonly name: string;
  readonly description: string;
  readonly url: string;
}

export interface CheckWarning {
  readonly rule: CheckRule;
  readonly message: string;
  readonly lines: LineRange;
}

export type ReportWarning = (warning: CheckWarning) => void;

export function checkRule(name: string, description: string): CheckRule {
  const slug = name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
  return { name, description, url: `https://docs.docker.com/go/dockerfile/rule/${slug}/` };
}

/** As a build shows it: `WorkdirRelativePath: Relative workdir "rel" … (line 6)`. */
export function warningText({ rule, message, lines }: CheckWarning): string {
  return `${rule.name}: ${message} (line ${lines.start})`;
}
