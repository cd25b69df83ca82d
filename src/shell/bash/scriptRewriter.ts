import type { ScriptNode } from 'just-bash';
import { BASH_COMMANDS } from './commandNames';
import { withoutChance } from './deterministic';
import { withNamedErrors } from './expansionErrors';
import { definitionsWithin, keepFunctions } from './functionVariants';
import { endStatement } from './internalCalls';
import { stateStatement } from './keptState';
import { statementOf } from './nodes';
import { NOWHERE, placeOf } from './position';
import type { Position } from './position';
import type { Script, ScriptSystem } from './script';
import { beginning } from './settings';
import { rewriteScript } from './streaming';
import type { Rewriting } from './streaming';

const EVERYWHERE = placeOf(7);

/** Rewrites what just-bash is about to run: first the script itself, then each script that a command of it runs. */
export class ScriptRewriter {
  readonly #system: ScriptSystem;
  readonly #script: Script;
  #hasBegun = false;
  /** Where the next nested script reads and writes. */
  #nested: Position | undefined;

  constructor(system: ScriptSystem, script: Script) {
    this.#system = system;
    this.#script = script;
  }

  /** False for a script that does not parse. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  nestedAt(position: Position): void {
    this.#nested = position;
  }

  rewritten(ast: ScriptNode): ScriptNode {
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      return this.#outermost(ast);
    }
    const position = this.#nested ?? NOWHERE;
    this.#nested = undefined;
    return this.#at(position, ast, { isTyped: false });
  }

  /** Where a script begins, with what the shell has from earlier ones. */
  #outermost(ast: ScriptNode): ScriptNode {
    const { functions, isTyped, endsInProgram } = this.#script;
    const earlier = [...(functions?.values() ?? [])].map((definition) => statementOf(definition));
    const whole = this.#at(
      EVERYWHERE,
      { ...ast, statements: [...earlier, ...ast.statements] },
      {
        isTyped: isTyped === true,
        ...(endsInProgram === true ? { replacesShell: this.#isProgram } : {}),
      },
    );
    if (functions !== undefined) keepFunctions(functions, ast.statements);
    const { statements } = whole;
    const begun = [...statements.slice(0, earlier.length), ...beginning(this.#script), ...statements.slice(earlier.length)];
    return { ...whole, statements: [...begun, ...(isTyped === true ? [endStatement(), stateStatement()] : [])] };
  }

  #at(position: Position, ast: ScriptNode, options: Pick<Rewriting, 'isTyped' | 'replacesShell'>): ScriptNode {
    const { programs, clock, readLine } = this.#system;
    const functions = new Set(definitionsWithin(ast.statements).map(({ name }) => name));
    return rewriteScript(withNamedErrors(withoutChance(ast, clock.now())), {
      isProgram: (name) => programs.has(name),
      isFunction: (name) => functions.has(name),
      position,
      reads: readLine !== undefined && this.#script.stdin.length === 0,
      ...options,
    });
  }

  readonly #isProgram = (name: string): boolean => this.#system.programs.has(name) || BASH_COMMANDS.some((command) => command === name);
}
