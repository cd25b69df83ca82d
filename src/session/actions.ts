import type { Interruption } from './interruption';

/** Something that a reader did in a session of their own, so that it can be done again: undone, redone, stored, shared. */
export type Action = CommandAction | EditAction;

export interface CommandAction {
  readonly kind: 'command';
  /** As entered; several lines where the prompt asked for more. */
  readonly line: string;
  /** What was typed into it, line by line, as in `ScriptCommand`. */
  readonly input?: readonly string[];
  /** Place among the session's machines; absent for the first. */
  readonly machine?: number;
  /** When Ctrl-C was pressed, if the command heard of it. */
  readonly interrupted?: Interruption;
}

/** A file of the learner's home gets this text; without text it is removed. */
export interface EditAction {
  readonly kind: 'edit';
  /** Index of the machine whose home it is; absent for the first. */
  readonly machine?: number;
  /** Relative to the home. */
  readonly path: string;
  readonly text?: string;
}

/** In a few words, for a button or a message: `docker pull nginx`, `edit of app/Dockerfile`. Only a command's first line. */
export function nameOf(action: Action): string {
  if (action.kind === 'edit') return `${action.text === undefined ? 'removal' : 'edit'} of ${action.path}`;
  const [first = ''] = action.line.split('\n');
  return first === action.line ? first : `${first} …`;
}

/** The commands among them, one below the other, as they would be typed. */
export function commandsText(actions: readonly Action[]): string {
  return actions.flatMap((action) => (action.kind === 'command' ? [`${action.line}\n`] : [])).join('');
}
