import { exactly } from '../../command/arguments';
import type { Command } from '../../command/command';
import { notSimulated } from '../../command/failure';
import { unsimulated } from '../../flags/flag';

/** Docker Hub's search is a service of its own, of which nothing was recorded. */
export const search: Command = {
  names: ['search'],
  usage: '[OPTIONS] TERM',
  summary: 'Search Docker Hub for images',
  flags: [
    unsimulated('filter', 'f', 'filter', 'Filter output based on conditions provided'),
    unsimulated('format', '', 'string', 'Pretty-print search using a Go template'),
    unsimulated('limit', '', 'int', 'Max number of search results'),
    unsimulated('no-trunc', '', 'bool', "Don't truncate output"),
  ],
  arguments: exactly(1),
  declaredOnly: true,
  run: () => {
    throw notSimulated('"docker search" is not simulated: nothing of Docker Hub’s search is on this site.');
  },
};
