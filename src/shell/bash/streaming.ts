/** Rewrites a script's syntax tree so that what it prints to the outside streams (see `channels.ts`) and declared programs are found. */
import type { CommandNode, PipelineNode, ScriptNode, SimpleCommandNode, StatementNode, WordNode } from 'just-bash';
import { FULL_CHANNEL, STDOUT_CHANNEL, stderrChannel } from './channels';
import { literal, simpleCommand, statementOf } from './nodes';
import { readingTyped } from './typedInput';

type Redirection = SimpleCommandNode['redirections'][number];
type FunctionDefinition = Extract<CommandNode, { readonly type: 'FunctionDef' }>;

/**
 * The command that declared programs are called through; the adapter lets it be found at this path only. Its first argument is the line of
 * a call whose output goes outside, so that it may stream, with `PIPED` after it where its input does not come from there; or ''. (Not a variable: those reach substitutions among the arguments too.)
 */
export const DISPATCHER = 'layer-by-layer-run';

const quoted = (value: string): WordNode => ({ type: 'Word', parts: [{ type: 'SingleQuoted', value }] });
/** `$?` */
const STATUS: WordNode = { type: 'Word', parts: [{ type: 'ParameterExpansion', parameter: '?', operation: null }] };
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

/** Names given to the dispatcher for what the rewriting itself needs. */
export const GUARD = 'layer-by-layer-open';
export const TIMER = 'layer-by-layer-timer';
/** Tells that the shell is about to be replaced by its last command. */
export const BECOME = 'layer-by-layer-become';
export const END = 'layer-by-layer-end';
/** After the line in the mark of a call: its standard input is not the script's own. */
export const PIPED = '|';
/** The mark of a call that does not stream, but whose standard input is the script's own. */
export const TERMINAL = '-';
/** Gives `$?` a value. */
export const STATUS_OF = 'layer-by-layer-status';
/** Tells what a command says that has written to /dev/full. */
export const FULL = 'layer-by-layer-full';

interface Position {
  /** What the command reads would come from the outside. */
  readonly stdin: boolean;
  /** Where the command's output would go is the outside of the script. */
  readonly stdout: boolean;
  readonly stderr: boolean;
}

export interface Rewriting {
  /** Names that go through the dispatcher. */
  readonly isProgram: (name: string) => boolean;
  /** Whether a shell that runs this program as its last command makes it its own process, as every shell called with -c does. */
  readonly replacesShell?: (name: string) => boolean;
  /** Somebody types into the commands that read. */
  readonly reads: boolean;
  /** False for a script run inside another one, whose output that one collects. */
  readonly streams: boolean;
  /** Told of each function the script defines at its top, so that a later script of the same shell can have it. */
  readonly defined?: (definition: FunctionDefinition) => void;
}

const redirections = (position: Omit<Position, 'stdin'>, line: number): readonly Redirection[] => [
  ...(position.stdout ? [append(1, STDOUT_CHANNEL)] : []),
  ...(position.stderr ? [append(2, stderrChannel(line))] : []),
];

const callDispatcher = (args: readonly WordNode[], redirected: readonly Redirection[] = []): SimpleCommandNode =>
  simpleCommand(`/bin/${DISPATCHER}`, [quoted(''), ...args], [...redirected]);

/** Expanding the word twice has no effect of its own. */
function expandsSafely(word: WordNode): boolean {
  return word.parts.every(
    (part) => part.type !== 'CommandSubstitution' && part.type !== 'ArithmeticExpansion' && part.type !== 'ProcessSubstitution',
  );
}

/**
 * `{ guard FILE && command; }` for each file the command opens: just-bash gives up on the whole script where a file cannot be opened
 * (parent missing, permission denied), while a shell only fails the command.
 */
function guarded(
  command: Exclude<CommandNode, { readonly type: 'FunctionDef' }>,
  own: readonly Redirection[],
  position: Position,
  line: number,
): CommandNode {
  const guards = own.flatMap(({ operator, target }) => {
    const opens = operator === '<' ? 'read' : ['>', '>>', '>|', '&>', '&>>'].includes(operator) ? 'write' : undefined;
    if (opens === undefined || target.type !== 'Word' || !expandsSafely(target) || literalText(target)?.startsWith('/dev/') === true)
      return [];
    return [
      callDispatcher(
        [quoted(GUARD), literal(opens), literal(String(line)), target],
        redirections({ stdout: false, stderr: position.stderr }, line),
      ),
    ];
  });
  if (guards.length === 0) return command;
  const commands: readonly CommandNode[] = [...guards, command];
  const list: StatementNode = {
    type: 'Statement',
    pipelines: commands.map((one): PipelineNode => ({ type: 'Pipeline', commands: [one], negated: false })),
    operators: guards.map(() => '&&' as const),
    background: false,
  };
  return { type: 'Group', body: [list], redirections: [] };
}

/** A command of bash's own. One that reads what is typed is told where from. */
function plain(command: SimpleCommandNode, name: string | undefined, position: Position, rewriting: Rewriting): CommandNode {
  const line = command.line ?? 1;
  const toOutside = position.stdout && command.redirections.length === 0;
  const reading =
    rewriting.reads && position.stdin && name !== undefined
      ? readingTyped(command, { name, texts: command.args.map(literalText), toOutside })
      : undefined;
  const { before = [], command: one } = reading ?? { command };
  const outside = { ...one, redirections: [...redirections(position, line), ...one.redirections] };
  const whole = guarded(outside, command.redirections, position, line);
  return before.length === 0 ? whole : { type: 'Group', body: [...before, statementOf(whole)], redirections: [] };
}

function rewriteSimple(command: SimpleCommandNode, position: Position, rewriting: Rewriting): CommandNode {
  const name = literalText(command.name);
  // A redirection of `exec`, or without a command, would outlive the command.
  if (command.name === null || name === 'exec') return command;
  const line = command.line ?? 1;
  if (command.redirections.some(isToFull)) return withoutSpace(command, position, rewriting);
  const outside = [...redirections(position, line), ...command.redirections];
  if (name === undefined || !rewriting.isProgram(name)) return plain(command, name, position, rewriting);
  const streams = position.stdout && position.stderr && command.redirections.length === 0;
  const terminal = position.stdin && !command.redirections.some(({ operator }) => operator.startsWith('<'));
  const mark = streams ? `${String(line)}${terminal ? '' : PIPED}` : terminal ? TERMINAL : '';
  const dispatched: SimpleCommandNode = {
    ...command,
    name: literal(`/bin/${DISPATCHER}`),
    args: [quoted(mark), quoted(name), ...command.args],
    redirections: outside,
  };
  return guarded(dispatched, command.redirections, position, line);
}

function isToFull({ target }: Redirection): boolean {
  return target.type === 'Word' && literalText(target) === '/dev/full';
}

/** `{ command > CHANNEL; full $? WORDS; }`: just-bash would say it in bash's name, whatever the program. */
function withoutSpace(command: SimpleCommandNode, position: Position, rewriting: Rewriting): CommandNode {
  const line = command.line ?? 1;
  const redirected = command.redirections.map((one) =>
    isToFull(one) ? { ...one, target: literal(one.fd === 2 ? '/dev/null' : FULL_CHANNEL) } : one,
  );
  const isSilent = command.redirections.some(
    (one) => (one.fd === 2 && (isToFull(one) || one.operator === '>&')) || (isToFull(one) && one.operator.startsWith('&')),
  );
  const words = [command.name, ...command.args].slice(0, 3).map((word) => quoted(literalText(word) ?? ''));
  const stderr = isSilent ? [append(2, '/dev/null')] : redirections({ stdout: false, stderr: position.stderr }, line);
  const told = callDispatcher([quoted(FULL), STATUS, ...words], stderr);
  const done = rewriteSimple({ ...command, redirections: redirected }, position, rewriting);
  return { type: 'Group', body: [statementOf(done), statementOf(told)], redirections: [] };
}

function rewriteCommand(command: CommandNode, position: Position, rewriting: Rewriting): CommandNode {
  if (command.type === 'SimpleCommand') return rewriteSimple(command, position, rewriting);
  const rewritten = rewriteCompound(command, position, rewriting);
  return rewritten.type === 'FunctionDef' ? rewritten : guarded(rewritten, command.redirections, position, 1);
}

function rewriteCompound(
  command: Exclude<CommandNode, SimpleCommandNode>,
  position: Position,
  rewriting: Rewriting,
): Exclude<CommandNode, SimpleCommandNode> {
  const elsewhere = command.redirections.some(({ operator }) => !operator.startsWith('<') || operator === '<>');
  // A function's output goes where its call goes.
  const stdin = position.stdin && !command.redirections.some(({ operator }) => operator.startsWith('<'));
  const inner =
    command.type === 'FunctionDef' || elsewhere
      ? { stdin: stdin && command.type !== 'FunctionDef', stdout: false, stderr: false }
      : { ...position, stdin };
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
      const body = rewriteCompound(command.body, inner, rewriting);
      return body.type === 'FunctionDef' ? command : { ...command, body };
    }
    default:
      return { ...command, redirections: [...redirections({ stdout: false, stderr: position.stderr }, 1), ...command.redirections] };
  }
}

/** `time` with the simulated clock: just-bash would measure the host. */
function timed(pipeline: PipelineNode, position: Position): PipelineNode {
  const outside = redirections({ stdout: false, stderr: position.stderr }, 1);
  const body = [
    statementOf(callDispatcher([quoted(TIMER), literal('start')], outside)),
    { ...statementOf(callDispatcher([])), pipelines: [{ ...pipeline, timed: false }] },
    statementOf(callDispatcher([quoted(TIMER), STATUS], outside)),
  ];
  return { type: 'Pipeline', commands: [{ type: 'Group', body, redirections: [] }], negated: false };
}

function rewritePipeline(pipeline: PipelineNode, position: Position, rewriting: Rewriting): PipelineNode {
  if (pipeline.timed === true) return timed(rewritePipeline({ ...pipeline, timed: false }, position, rewriting), position);
  const last = pipeline.commands.length - 1;
  return {
    ...pipeline,
    commands: pipeline.commands.map((command, index) => {
      const stderrPiped = pipeline.pipeStderr?.[index] === true;
      return rewriteCommand(
        command,
        { stdin: position.stdin && index === 0, stdout: position.stdout && index === last, stderr: position.stderr && !stderrPiped },
        rewriting,
      );
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

/** The command that ends the script, where it is a single program whose words may be expanded twice. */
function lastCommand(statements: readonly StatementNode[], replacesShell: (name: string) => boolean): SimpleCommandNode | undefined {
  const statement = statements.at(-1);
  const pipeline = statement?.pipelines.at(-1);
  const command = pipeline?.commands[0];
  if (statement?.background === true || pipeline?.negated === true || pipeline?.timed === true || pipeline?.commands.length !== 1) return;
  if (command?.type !== 'SimpleCommand' || !replacesShell(literalText(command.name) ?? '')) return;
  return command.args.every(expandsSafely) ? command : undefined;
}

/** `{ become WORDS && command; }` */
function announce(statements: readonly StatementNode[], { name, args }: SimpleCommandNode): void {
  const commands = statements.at(-1)?.pipelines.at(-1)?.commands;
  const command = commands?.[0];
  if (commands === undefined || command === undefined) return;
  const told = callDispatcher([quoted(BECOME), ...(name === null ? [] : [name]), ...args]);
  const pipelines = [told, command].map((one): PipelineNode => ({ type: 'Pipeline', commands: [one], negated: false }));
  commands[0] = { type: 'Group', body: [{ type: 'Statement', pipelines, operators: ['&&'], background: false }], redirections: [] };
}

export function rewriteScript(script: ScriptNode, rewriting: Rewriting): ScriptNode {
  const position = { stdin: rewriting.streams, stdout: rewriting.streams, stderr: rewriting.streams };
  const statements = rewriteStatements(script.statements, position, rewriting);
  const last = rewriting.replacesShell === undefined ? undefined : lastCommand(script.statements, rewriting.replacesShell);
  if (last !== undefined) announce(statements, last);
  if (rewriting.defined !== undefined) for (const definition of definitionsIn(statements)) rewriting.defined(definition);
  return { ...script, statements };
}

/** A statement that defines the function again. */
export function definitionStatement(definition: FunctionDefinition): StatementNode {
  return statementOf(definition);
}

/** Tells that the script has run to its end, and keeps its exit code. */
export function endStatement(): StatementNode {
  return statementOf(callDispatcher([quoted(END), STATUS]));
}

/** Sets `$?`. */
export function statusStatements(status: number): readonly StatementNode[] {
  return status === 0 ? [] : [statementOf(callDispatcher([quoted(STATUS_OF), literal(String(status))]))];
}

export type { FunctionDefinition };
