/** What somebody may ask about. */
export type GlossaryGroup = 'ids' | 'columns' | 'states' | 'messages' | 'builds';

/** One thing that Docker prints, and what it means. */
export interface GlossaryEntry {
  /** The anchor on the glossary page; never changes. */
  readonly id: string;
  /** As it is printed, or as the field calls it. */
  readonly term: string;
  readonly group: GlossaryGroup;
  /** One to three plain sentences. */
  readonly text: string;
  /** Where it stands in a line of output: the whole match is what can be asked about. Absent for what is found by its value, as IDs are. */
  readonly printed?: RegExp;
}
