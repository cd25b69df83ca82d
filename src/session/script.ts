import type { SessionSetup } from './recording';

/** What an author declares: what to type, from which state. Everything else of a recording is computed. */
export interface SessionScript {
  readonly title: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly setup: SessionSetup;
  readonly commands: readonly ScriptCommand[];
}

export interface ScriptCommand {
  /** As it is run; in several lines where bash reads it so. */
  readonly line: string;
  /** As it is typed where that takes several lines. */
  readonly typed?: readonly string[];
  /** Place among the machines of the setup; the first by default. */
  readonly machine?: number;
  /** Typed into the command while it runs, line by line; `^C`, `^D` and `^P^Q` are keys. */
  readonly input?: readonly string[];
}

export const defaultColumns = 90;
export const defaultRows = 24;
