import type { Completion } from '../../session/liveSession';
import { clustersOf, widthOf } from './displayWidth';
import type { LineState } from './lineEditor';

export interface CompletedLine {
  readonly state: LineState;
  /** What to list below the line, when the word could not be completed any further; otherwise empty. */
  readonly listed: readonly string[];
}

/** A single candidate is put in whole, with a space after it unless more may follow (`/`, `:`, `=`); several share their beginning. */
export function completeLine(state: LineState, completion: Completion): CompletedLine {
  const { candidates, from } = completion;
  const [only] = candidates;
  if (only === undefined) return { state, listed: [] };
  const typed = state.text.slice(from, state.cursor);
  const shared = commonBeginning(candidates);
  const word = candidates.length === 1 && !/[/:= ]$/.test(only) ? `${only} ` : shared;
  if (candidates.length > 1 && shared.length <= typed.length) return { state, listed: candidates };
  const rest = state.text.slice(state.cursor);
  return {
    state: { ...state, text: state.text.slice(0, from) + word + rest, cursor: from + word.length },
    listed: [],
  };
}

function commonBeginning(words: readonly string[]): string {
  const [first = ''] = words;
  let shared = '';
  for (const { text } of clustersOf(first)) {
    if (!words.every((word) => word.startsWith(shared + text))) break;
    shared += text;
  }
  return shared;
}

/** Candidates in columns that fit the width, filled downwards as bash does; lines end in `\r\n`. */
export function listInColumns(candidates: readonly string[], columns: number): string {
  const names = candidates.map(shownName);
  const cell = Math.max(1, ...names.map(widthOf)) + 2;
  const across = Math.max(1, Math.floor(columns / cell));
  const rows = Math.ceil(names.length / across);
  const lines = Array.from({ length: rows }, (_, row) => {
    const inRow = names.filter((_name, index) => index % rows === row);
    return inRow.map((name, index) => (index === inRow.length - 1 ? name : name + ' '.repeat(cell - widthOf(name)))).join('');
  });
  return lines.map((line) => `${line}\r\n`).join('');
}

/** Of a path only its last part, as bash lists it. */
function shownName(candidate: string): string {
  const trimmed = candidate.trimEnd();
  const slash = trimmed.slice(0, -1).lastIndexOf('/');
  return /^[./~]/.test(trimmed) && slash >= 0 ? trimmed.slice(slash + 1) : trimmed;
}
