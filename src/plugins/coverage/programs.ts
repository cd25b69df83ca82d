import { BASH_COMMANDS, SHELL_BUILTINS } from '../../shell/bash/commandNames';
import { containerPrograms, learnerPrograms } from '../../shell/system';
import { code, codes } from './table';
import type { CoverageTable } from './table';

/** Every declared program, where it is found, what it does and what it does not. */
export function programTable(): CoverageTable {
  const here = new Set(learnerPrograms);
  const everywhere = new Set(containerPrograms);
  const rows = [...new Set([...learnerPrograms, ...containerPrograms])]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((program) => {
      const where = here.has(program) && everywhere.has(program) ? 'both' : here.has(program) ? 'your machine' : 'containers';
      return [code(program.name), where, program.does, program.doesNot || '–'];
    });
  return { headings: ['Program', 'Where', 'What it does', 'What it does not'], rows };
}

/** Commands of the shell itself (the library just-bash). */
export function shellTable(): CoverageTable {
  return {
    headings: ['Kind', 'Commands'],
    rows: [
      ['Built in', codes(SHELL_BUILTINS)],
      ['Beside it', codes(BASH_COMMANDS)],
    ],
  };
}
