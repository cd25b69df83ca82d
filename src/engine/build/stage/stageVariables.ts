import type { LineRange } from '../../dockerfile/ast';
import { ShellWordError, ShellWordLexer } from '../../dockerfile/shellWord';
import type { ShellWordOptions, ShellWordResult } from '../../dockerfile/shellWord';
import { checkVariables } from '../checks/undefinedVar';
import type { DeclaredArg, PlanOptions, StageScope } from './stagePlan';

/**
 * The variables that the instructions of a stage see, and the words in which they are put in. What is not defined is reported; all that
 * expand throw `ShellWordError`.
 */
export class StageVariables {
  readonly #env: Map<string, string>;
  readonly #args: DeclaredArg[];

  constructor(
    scope: Pick<StageScope, 'env' | 'args'>,
    readonly options: Pick<PlanOptions, 'escapeToken' | 'report'>,
  ) {
    this.#env = new Map(scope.env);
    this.#args = [...scope.args];
  }

  get env(): ReadonlyMap<string, string> {
    return this.#env;
  }

  get args(): readonly DeclaredArg[] {
    return this.#args;
  }

  set(key: string, value: string): void {
    // A variable that is set anew moves to the end (client/llb, EnvList).
    this.#env.delete(key);
    this.#env.set(key, value);
  }

  /** An ARG: a variable from here on, if it has a value. */
  declare(key: string, value: string | undefined): void {
    if (value !== undefined) this.set(key, value);
    this.#args.push({ key, value });
  }

  expand(text: string, lines: LineRange): string {
    return this.#process(text, lines, { escapeToken: this.options.escapeToken }).word;
  }

  /** The same, split at spaces that are not quoted. */
  expandWords(text: string, lines: LineRange): readonly string[] {
    return this.#process(text, lines, { escapeToken: this.options.escapeToken }).words;
  }

  /** Of a here-document: quotes stay. */
  expandDocument(text: string, lines: LineRange): string {
    return this.#process(text, lines, { skipProcessQuotes: true }).word;
  }

  /** The instruction as a build shows it: keyword in capitals; variables expanded, unless that fails. */
  shown(code: string, lexing: ShellWordOptions = {}): string {
    let text = code;
    try {
      text = new ShellWordLexer({ escapeToken: this.options.escapeToken, ...lexing }).process(code, (name) => this.#env.get(name)).word;
    } catch (error) {
      if (!(error instanceof ShellWordError)) throw error;
    }
    const gap = text.indexOf(' ');
    return gap < 0 ? text.toUpperCase() : text.slice(0, gap).toUpperCase() + text.slice(gap);
  }

  #process(text: string, lines: LineRange, lexing: ShellWordOptions): ShellWordResult {
    const result = new ShellWordLexer(lexing).process(text, (name) => this.#env.get(name));
    const declared = this.#args.map(({ key }) => key);
    checkVariables(result.unmatched, { declared, set: [...this.#env.keys()] }, lines, this.options.report);
    return result;
  }
}
