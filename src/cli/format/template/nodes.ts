/** The tree of a Go template. Positions are offsets in the template, where Go's error messages point. */
export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly pipe: Pipe }
  | { readonly kind: 'if' | 'with' | 'range'; readonly pipe: Pipe; readonly then: readonly Node[]; readonly otherwise: readonly Node[] }
  | { readonly kind: 'leave'; readonly how: 'break' | 'continue' };

export interface Pipe {
  readonly variables: readonly string[];
  /** `:=` declares, `=` assigns. */
  readonly declares: boolean;
  readonly commands: readonly Command[];
  readonly position: number;
}

export interface Command {
  readonly operands: readonly Operand[];
  readonly position: number;
}

export type Operand =
  | { readonly kind: 'dot'; readonly position: number }
  | { readonly kind: 'nil'; readonly position: number }
  | { readonly kind: 'field'; readonly path: readonly string[]; readonly position: number }
  | { readonly kind: 'variable'; readonly name: string; readonly path: readonly string[]; readonly position: number }
  | { readonly kind: 'function'; readonly name: string; readonly position: number }
  | { readonly kind: 'literal'; readonly value: string | number | boolean; readonly text: string; readonly position: number }
  | { readonly kind: 'pipe'; readonly pipe: Pipe; readonly path: readonly string[]; readonly position: number };

/** An operand as Go prints it in messages. */
export function operandText(operand: Operand): string {
  const path = (names: readonly string[]): string => names.map((name) => `.${name}`).join('');
  switch (operand.kind) {
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'field':
      return path(operand.path);
    case 'variable':
      return operand.name + path(operand.path);
    case 'function':
      return operand.name;
    case 'literal':
      return operand.text;
    case 'pipe':
      return `(${pipeText(operand.pipe)})${path(operand.path)}`;
  }
}

export function commandText(command: Command): string {
  return command.operands.map(operandText).join(' ');
}

function pipeText(pipe: Pipe): string {
  return pipe.commands.map(commandText).join(' | ');
}
