import type { Key } from './keys';
import { clustersOf } from './displayWidth';
import { findInHistory, type HistorySearch } from './historySearch';

/** The line being typed. `cursor` counts UTF-16 units from the line's start and always stands between two clusters. */
export interface LineState {
  readonly text: string;
  readonly cursor: number;
  /** Oldest first. */
  readonly history: readonly string[];
  /** Which history line is shown; `history.length` is the line that was being typed. */
  readonly position: number;
  /** That line, kept while older ones are shown. */
  readonly draft: string;
  /** What Ctrl-U, Ctrl-K or Ctrl-W cut last, for Ctrl-Y. */
  readonly killed: string;
  readonly search?: HistorySearch;
}

/** What the terminal has to do besides showing the new state. */
export type LineEffect = 'none' | 'submit' | 'cancel' | 'complete' | 'clearScreen';

export interface LineStep {
  readonly state: LineState;
  readonly effect: LineEffect;
}

export function emptyLine(history: readonly string[]): LineState {
  return { text: '', cursor: 0, history, position: history.length, draft: '', killed: '' };
}

/** One key, as GNU Readline's emacs mode treats it. Never changes `state`. */
export function pressKey(state: LineState, key: Key): LineStep {
  if (state.search) return pressInSearch(state, state.search, key);
  if (key.name === 'text') return stay(insert(state, key.text));
  switch (key.name) {
    case 'enter':
      return { state, effect: 'submit' };
    case 'interrupt':
      return { state, effect: 'cancel' };
    case 'tab':
      return { state, effect: 'complete' };
    case 'clearScreen':
      return { state, effect: 'clearScreen' };
    case 'backspace':
      return stay(cut(state, before(state), state.cursor, false));
    case 'delete':
      return stay(cut(state, state.cursor, after(state), false));
    case 'endOfFile':
      // Readline: Ctrl-D deletes a character, and on an empty line closes the shell. Here there is nothing to close.
      return stay(cut(state, state.cursor, after(state), false));
    case 'left':
      return stay({ ...state, cursor: before(state) });
    case 'right':
      return stay({ ...state, cursor: after(state) });
    case 'wordLeft':
      return stay({ ...state, cursor: wordStart(state, /[\p{L}\p{N}]/u) });
    case 'wordRight':
      return stay({ ...state, cursor: wordEnd(state) });
    case 'home':
      return stay({ ...state, cursor: 0 });
    case 'end':
      return stay({ ...state, cursor: state.text.length });
    case 'killToStart':
      return stay(cut(state, 0, state.cursor, true));
    case 'killToEnd':
      return stay(cut(state, state.cursor, state.text.length, true));
    case 'killWordLeft':
      return stay(cut(state, wordStart(state, /\S/), state.cursor, true));
    case 'killWordRight':
      return stay(cut(state, state.cursor, wordEnd(state), true));
    case 'yank':
      return stay(insert(state, state.killed));
    case 'up':
    case 'controlP':
      return stay(showHistory(state, state.position - 1));
    case 'down':
      return stay(showHistory(state, state.position + 1));
    case 'search':
      return stay({ ...state, search: { query: '', found: state.history.length, failed: false, before: state.text } });
    case 'escape':
    case 'abort':
    case 'controlQ':
      return stay(state);
  }
}

const stay = (state: LineState): LineStep => ({ state, effect: 'none' });

function insert(state: LineState, text: string): LineState {
  return {
    ...state,
    text: state.text.slice(0, state.cursor) + text + state.text.slice(state.cursor),
    cursor: state.cursor + text.length,
  };
}

function cut(state: LineState, from: number, to: number, keep: boolean): LineState {
  if (from === to) return state;
  const killed = keep ? state.text.slice(from, to) : state.killed;
  return { ...state, text: state.text.slice(0, from) + state.text.slice(to), cursor: from, killed };
}

function before(state: LineState): number {
  return state.cursor - (clustersOf(state.text.slice(0, state.cursor)).at(-1)?.text.length ?? 0);
}

function after(state: LineState): number {
  return state.cursor + (clustersOf(state.text.slice(state.cursor)).at(0)?.text.length ?? 0);
}

/** Where the word before the cursor begins. Ctrl-W's words end at blanks, Alt-B's at anything but letters and digits. */
function wordStart(state: LineState, inWord: RegExp): number {
  let at = state.cursor;
  while (at > 0 && !inWord.test(state.text.charAt(at - 1))) at -= 1;
  while (at > 0 && inWord.test(state.text.charAt(at - 1))) at -= 1;
  return at;
}

function wordEnd(state: LineState): number {
  const inWord = /[\p{L}\p{N}]/u;
  let at = state.cursor;
  while (at < state.text.length && !inWord.test(state.text.charAt(at))) at += 1;
  while (at < state.text.length && inWord.test(state.text.charAt(at))) at += 1;
  return at;
}

function showHistory(state: LineState, position: number): LineState {
  if (position < 0 || position > state.history.length) return state;
  const draft = state.position === state.history.length ? state.text : state.draft;
  const text = position === state.history.length ? draft : (state.history[position] ?? '');
  return { ...state, text, cursor: text.length, position, draft };
}

function pressInSearch(state: LineState, search: HistorySearch, key: Key): LineStep {
  const { search: _ended, ...line } = state;
  switch (key.name) {
    case 'text':
      return stay(found(state, findInHistory(state.history, search, search.query + key.text, search.found)));
    case 'backspace':
      return stay(found(state, findInHistory(state.history, search, search.query.slice(0, -1), state.history.length)));
    case 'search':
      return stay(found(state, findInHistory(state.history, search, search.query, search.found - 1)));
    case 'abort':
    case 'interrupt':
      return stay({ ...line, text: search.before, cursor: search.before.length });
    case 'escape':
      return stay(line);
    default:
      // Any other key takes the line that was found and then does its own work.
      return pressKey(line, key);
  }
}

function found(state: LineState, search: HistorySearch): LineState {
  const text = state.history[search.found];
  if (search.failed || text === undefined) return { ...state, search };
  const at = text.lastIndexOf(search.query);
  return { ...state, search, text, cursor: Math.max(0, at), position: search.found };
}
