/** Rewrites a script's syntax tree so that what it prints to the outside streams (see `channels.ts`) and declared programs are found. */
import type { CommandNode, PipelineNode, ScriptNode, SimpleCommandNode, StatementNode, WordNode } from 'just-bash';
import { STDOUT_CHANNEL, stderrChannel } from './channels';

type Redirection = SimpleCommandNode['redirections'][number];
type FunctionDefinition = Extract<CommandNode, { readonly type: 'FunctionDef' }>;

/** The command that declared programs are called through; the adapter lets it be found at this path only. */
export const DISPATCHER = 'layer-by-layer-run';
/** Environment marker of a call whose output goes outside, so that it may stream. */
export const STREAM_MARK = 'LAYER_BY_LAYER_STREAM';

const literal = (value: string): WordNode => ({ type: 'Word', parts: [{ type: 'Literal', value }] });
const quoted = (value: string): WordNode => ({ type: 'Word', parts: [{ type: 'SingleQuoted', value }] });
const append = (fd: number, path: string): Redirection => ({ type: 'Redirection', fd, operator: '>>', target: literal(path) });

/** The word's text when nothing in it expands. */
export function literalText(word: WordNode | null): string | undefined {
  if (word === null) return undefined;
  let text = '';
  for (const part of word.parts) {
    if (part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'Escaped') text += part.value;
    else if (part.type === 'DoubleQuoted') {
      const inner = literalText({ type: 'Word', parts: part.parts });
      if (inner === undefined) return undefined;
      text += inner;
    } else return undefined;
  }
  return text;
}

interface Position {
  /** Where the command's output would go is the outside of the script. */
  readonly stdout: boolean;
  readonly stderr: boolean;
}

export interface Rewriting {
  /** Names that go through the dispatcher. */
  readonly isProgram: (name: string) => boolean;
  /** False for a script run inside another one, whose output that one collects. */
  readonly streams: boolean;
  /** Told of each function the script defines at its top, so that a later script of the same shell can have it. */
  readonly defined?: (definition: FunctionDefinition) => void;
}

const redirections = (position: Position, line: number): readonly Redirection[] => [
  ...(position.stdout ? [append(1, STDOUT_CHANNEL)] : []),
  ...(position.stderr ? [append(2, stderrChannel(line))] : []),
];

function rewriteSimple(command: SimpleCommandNode, position: Position, rewriting: Rewriting): SimpleCommandNode {
  const name = literalText(command.name);
  // A redirection of `exec`, or without a command, would outlive the command.
  if (command.name === null || name === 'exec') return command;
  const line = command.line ?? 1;
  const outside = [...redirections(position, line), ...command.redirections];
  if (name === undefined || !rewriting.isProgram(name)) return { ...command, redirections: outside };
  const streams = position.stdout && position.stderr && command.redirections.length === 0;
  const mark = { type: 'Assignment' as const, name: STREAM_MARK, value: literal(String(line)), append: false, array: null };
  return {
    ...command,
    name: literal(`/bin/${DISPATCHER}`),
    args: [quoted(name), ...command.args],
    assignments: streams ? [...command.assignments, mark] : command.assignments,
    redirections: outside,
  };
}

function rewriteCommand(command: CommandNode, position: Position, rewriting: Rewriting): CommandNode {
  if (command.type === 'SimpleCommand') return rewriteSimple(command, position, rewriting);
  const elsewhere = command.redirections.some(({ operator }) => !operator.startsWith('<') || operator === '<>');
  // A function's output goes where its call goes.
  const inner = command.type === 'FunctionDef' || elsewhere ? { stdout: false, stderr: false } : position;
  const outer = elsewhere ? [...redirections(position, 1), ...command.redirections] : command.redirections;
  const list = (statements: readonly StatementNode[]): StatementNode[] => rewriteStatements(statements, inner, rewriting);
  switch (command.type) {
    case 'If':
      return {
        ...command,
        redirections: outer,
        clauses: command.clauses.map(({ condition, body }) => ({ condition: list(condition), body: list(body) })),
        elseBody: command.elseBody === null ? null : list(command.elseBody),
      };
    case 'While':
    case 'Until':
      return { ...command, redirections: outer, condition: list(command.condition), body: list(command.body) };
    case 'For':
    case 'CStyleFor':
    case 'Group':
    case 'Subshell':
      return { ...command, redirections: outer, body: list(command.body) };
    case 'Case':
      return { ...command, redirections: outer, items: command.items.map((item) => ({ ...item, body: list(item.body) })) };
    case 'FunctionDef': {
      const body = rewriteCommand(command.body, inner, rewriting);
      // rewriteCommand keeps the kind of node; only a simple command could come back as another kind, and a body is never one.
      return body.type === 'SimpleCommand' || body.type === 'FunctionDef' ? command : { ...command, body };
    }
    default:
      return { ...command, redirections: [...redirections({ stdout: false, stderr: position.stderr }, 1), ...command.redirections] };
  }
}

function rewritePipeline(pipeline: PipelineNode, position: Position, rewriting: Rewriting): PipelineNode {
  const last = pipeline.commands.length - 1;
  return {
    ...pipeline,
    commands: pipeline.commands.map((command, index) => {
      const stderrPiped = pipeline.pipeStderr?.[index] === true;
      return rewriteCommand(command, { stdout: position.stdout && index === last, stderr: position.stderr && !stderrPiped }, rewriting);
    }),
  };
}

function rewriteStatements(statements: readonly StatementNode[], position: Position, rewriting: Rewriting): StatementNode[] {
  return statements.map((statement) => ({
    ...statement,
    pipelines: statement.pipelines.map((pipeline) => rewritePipeline(pipeline, position, rewriting)),
  }));
}

function definitionsIn(statements: readonly StatementNode[]): readonly FunctionDefinition[] {
  return statements
    .flatMap(({ pipelines }) => pipelines)
    .flatMap(({ commands }) => commands)
    .filter((command): command is FunctionDefinition => command.type === 'FunctionDef');
}

export function rewriteScript(script: ScriptNode, rewriting: Rewriting): ScriptNode {
  const position = { stdout: rewriting.streams, stderr: rewriting.streams };
  const statements = rewriteStatements(script.statements, position, rewriting);
  if (rewriting.defined !== undefined) for (const definition of definitionsIn(statements)) rewriting.defined(definition);
  return { ...script, statements };
}

/** A statement that defines the function again. */
export function definitionStatement(definition: FunctionDefinition): StatementNode {
  return {
    type: 'Statement',
    pipelines: [{ type: 'Pipeline', commands: [definition], negated: false }],
    operators: [],
    background: false,
  };
}

export type { FunctionDefinition };
