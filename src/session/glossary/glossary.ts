import { builds } from './builds';
import { columns } from './columns';
import type { GlossaryEntry, GlossaryGroup } from './entry';
import { ids } from './ids';
import { messages } from './messages';
import { states } from './states';

/** Everything that can be asked about: one source for the explanations in the panes and for the glossary page. */
export const glossary: readonly GlossaryEntry[] = [...ids, ...columns, ...states, ...builds, ...messages];

export const groupTitles: Readonly<Record<GlossaryGroup, string>> = {
  ids: 'IDs and digests',
  columns: 'Column headings',
  states: 'States',
  builds: 'Lines of a build',
  messages: 'Messages',
};

export type IdKind = (typeof ids)[number]['id'];

/** Where the page stands. */
export const glossaryPage = '/docs/reference/glossary';

/** Throws for an id that is not there: a mistake of ours. */
export function glossaryEntry(id: string): GlossaryEntry {
  const found = glossary.find((entry) => entry.id === id);
  if (!found) throw new RangeError(`the glossary has no entry ${id}`);
  return found;
}
