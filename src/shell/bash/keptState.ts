/**
 * What a shell keeps from line to line beside plain variables: arrays and the attributes that `declare` gives. just-bash tells of them only
 * by `declare -p`, so each typed line ends with that, into this path, and the next one begins by saying it again.
 */
import type { StatementNode } from 'just-bash';
import { STATE_CHANNEL } from './channels';
import { quoted } from './internalCalls';
import { literal, simpleCommand, statementOf } from './nodes';

/** `declare -p >> PATH` */
export function stateStatement(): StatementNode {
  const into = [1, 2].map(
    (fd) => ({ type: 'Redirection', fd, operator: '>>', target: literal(fd === 1 ? STATE_CHANNEL : '/dev/null') }) as const,
  );
  return statementOf(simpleCommand('declare', [literal('-p')], into));
}

/** Bash's own, which every line sets again. */
const OWN = /^(?:BASH\w*|SHELLOPTS|PIPESTATUS|DIRSTACK|FUNCNAME|GROUPS|UID|EUID|PPID)$/;

/** The declarations among the output of `declare -p` that plain variables do not tell of. */
export function declarationsIn(printed: string): string {
  return printed
    .split(/^(?=declare -)/m)
    .filter((declaration) => {
      const [, attributes = '', name = ''] = /^declare -([A-Za-z-]+) ([A-Za-z_]\w*)/.exec(declaration) ?? [];
      return /[aAilru]/.test(attributes) && !OWN.test(name);
    })
    .join('');
}

/** `eval 'declare …'` */
export function restoringStatements(declarations: string | undefined): readonly StatementNode[] {
  return declarations === undefined || declarations === '' ? [] : [statementOf(simpleCommand('eval', [quoted(declarations)]))];
}
