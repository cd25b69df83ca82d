import { glossaryEntry, glossaryPage } from '../../session/glossary/glossary';
import type { WorldView } from '../../session/worldView';
import type { Term } from './findTerms';
import { identify } from './identify';

/** What a card says of a term. */
export interface CardText {
  readonly title: string;
  readonly sentences: readonly string[];
  /** To the glossary, where it has more to say. */
  readonly link?: { readonly to: string; readonly text: string };
  /** What lights up in the picture. */
  readonly lights?: string;
}

export function cardOf(term: Term, world: WorldView | undefined): CardText {
  if (term.kind === 'entry') {
    const { id, term: title, text } = term.entry;
    return { title, sentences: [text], link: { to: `${glossaryPage}#${id}`, text: 'In the glossary' } };
  }
  const known = world ? identify(world, term.hex) : [];
  const [first, ...others] = known;
  const short = term.hex.slice(0, 12);
  if (!first) {
    return {
      title: short,
      sentences: [
        'Nothing that is here now has an ID that begins so. It may name something that is gone, or that stays inside the builder.',
      ],
      link: { to: `${glossaryPage}#ids`, text: 'Which kinds of ID there are' },
    };
  }
  const entry = glossaryEntry(first.kind);
  const also = [
    ...new Set(
      others.filter(({ kind }) => kind !== first.kind).map(({ kind }) => glossaryEntry(kind).term.replace(/^[A-Z](?=[a-z]+ )/, lower)),
    ),
  ];
  return {
    title: `${short}: ${entry.term}`,
    sentences: [
      `It belongs to ${first.of}.`,
      ...(also.length > 0 ? [`The same value is also ${also.map(withArticle).join(' and ')}.`] : []),
      entry.text,
    ],
    link: { to: `${glossaryPage}#${entry.id}`, text: 'In the glossary' },
    lights: first.digest,
  };
}

const lower = (letter: string): string => letter.toLowerCase();

function withArticle(noun: string): string {
  return /^[aeiou]/i.test(noun) ? `an ${noun}` : `a ${noun}`;
}
