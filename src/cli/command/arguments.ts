/** How many arguments a command takes (docker/cli `cli/required.go`). */
export type ArgumentsRule =
  | { readonly kind: 'none' }
  | { readonly kind: 'exactly'; readonly count: number }
  | { readonly kind: 'atLeast'; readonly count: number }
  | { readonly kind: 'atMost'; readonly count: number }
  | { readonly kind: 'between'; readonly least: number; readonly most: number };

export const noArguments: ArgumentsRule = { kind: 'none' };
export const exactly = (count: number): ArgumentsRule => ({ kind: 'exactly', count });
export const atLeast = (count: number): ArgumentsRule => ({ kind: 'atLeast', count });
export const atMost = (count: number): ArgumentsRule => ({ kind: 'atMost', count });
export const between = (least: number, most: number): ArgumentsRule => ({ kind: 'between', least, most });

/** Docker's complaint about the number of arguments, without a newline at its end; undefined when the number is right. */
export function argumentsProblem(rule: ArgumentsRule, count: number, path: string, usage: string): string | undefined {
  const requires = complaint(rule, count);
  if (requires === undefined) return undefined;
  // Only "at least" says "See"; the others say "Run" (recording 29.7.2/02 steps 6, 27, 54).
  const closing = rule.kind === 'atLeast' ? `See '${path} --help' for more information` : `Run '${path} --help' for more information`;
  return `docker: '${path}' ${requires}\n\nUsage:  ${usage}\n\n${closing}`;
}

function complaint(rule: ArgumentsRule, count: number): string | undefined {
  switch (rule.kind) {
    case 'none':
      return count === 0 ? undefined : 'accepts no arguments';
    case 'exactly':
      return count === rule.count ? undefined : `requires ${counted(rule.count)}`;
    case 'atLeast':
      return count >= rule.count ? undefined : `requires at least ${counted(rule.count)}`;
    case 'atMost':
      return count <= rule.count ? undefined : `requires at most ${counted(rule.count)}`;
    case 'between':
      return count >= rule.least && count <= rule.most ? undefined : `requires at least ${rule.least} and at most ${counted(rule.most)}`;
  }
}

function counted(count: number): string {
  return count === 1 ? '1 argument' : `${count} arguments`;
}
