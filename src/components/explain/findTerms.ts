import type { GlossaryEntry } from '../../session/glossary/entry';
import { glossary } from '../../session/glossary/glossary';

/** Something in a line of output that can be asked about. Places count UTF-16 units; `end` is exclusive. */
export type Term = { readonly start: number; readonly end: number } & (
  { readonly kind: 'entry'; readonly entry: GlossaryEntry } | { readonly kind: 'id'; readonly hex: string }
);

const ID = /(?<![0-9a-zA-Z])(?:sha256:)?([0-9a-f]{64}|[0-9a-f]{12})(?![0-9a-zA-Z])/g;

/** All terms of a line, from left to right, none over another: of two that overlap the longer one counts. */
export function findTerms(line: string): readonly Term[] {
  const found: Term[] = [...line.matchAll(ID)].map((match) => {
    return { kind: 'id', hex: match[1] ?? '', start: match.index, end: match.index + match[0].length };
  });
  for (const entry of glossary) {
    if (!entry.printed) continue;
    for (const match of line.matchAll(new RegExp(entry.printed, 'g'))) {
      found.push({ kind: 'entry', entry, start: match.index, end: match.index + match[0].length });
    }
  }
  const longestFirst = [...found].sort((one, other) => other.end - other.start - (one.end - one.start));
  const kept: Term[] = [];
  for (const term of longestFirst) if (!kept.some((other) => term.start < other.end && other.start < term.end)) kept.push(term);
  return kept.sort((one, other) => one.start - other.start);
}

/** What is the same term wherever it stands. */
export function keyOf(term: Term): string {
  return term.kind === 'id' ? `id ${term.hex.slice(0, 12)}` : term.entry.id;
}
