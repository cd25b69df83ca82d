/** Rewrites a script's syntax tree so that what it prints to the outside streams (see `channels.ts`) and declared programs are found. */
import type { CommandNode, PipelineNode, ScriptNode, SimpleCommandNode, StatementNode } from 'just-bash';
import { FULL_CHANNEL, STDOUT_CHANNEL, stderrChannel } from './channels';
import { definedForAll, unsetForAll, variantName } from './functionVariants';
import { BACKGROUND, BECOME, DISPATCHER, FULL, GUARD, PIPED, STATUS, TEED, TERMINAL, TIMER, callDispatcher, quoted } from './internalCalls';
import { announcing } from './nestedScript';
import { expandsSafely, literal, literalText, statementOf } from './nodes';
import { NOWHERE, within } from './position';
import type { Position } from './position';
import { readingTyped } from './typedInput';

type Redirection = SimpleCommandNode['redirections'][number];

const append = (fd: number, path: string): Redirection => ({ type: 'Redirection', fd, operator: '>>', target: literal(path) });

export interface Rewriting {
  /** Names that go through the dispatcher. */
  readonly isProgram: (name: string) => boolean;
  /** Names that functions of this shell have. */
  readonly isFunction: (name: string) => boolean;
  /** Whether a shell that runs this program as its last command makes it its own process, as every shell called with -c does. */
  readonly replacesShell?: (name: string) => boolean;
  /** Somebody types into the commands that read. */
  readonly reads: boolean;
  /** Where the script reads and writes. */
  readonly position: Position;
  /** A line at a prompt: of what ends in `&` a shell would tell that it is a job now. */
  readonly isTyped: boolean;
  /** What is rewritten is the body of a function. */
  readonly isWithinFunction?: true;
}

const redirections = (position: Omit<Position, 'stdin'>, line: number, name?: string): readonly Redirection[] => [
  ...(position.stdout ? [append(1, STDOUT_CHANNEL)] : []),
  ...(position.stderr ? [append(2, stderrChannel(line, name))] : []),
];

const errorsOnly = (position: Position, line: number): readonly Redirection[] => redirections({ ...position, stdout: false }, line);

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
    return [callDispatcher([quoted(GUARD), literal(opens), literal(String(line)), target], errorsOnly(position, line))];
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

/** A command of bash's own, a function or a script. */
function plain(command: SimpleCommandNode, name: string | undefined, position: Position, rewriting: Rewriting): CommandNode {
  const line = command.line ?? 1;
  const { redirections: own } = command;
  const called =
    name === undefined
      ? command
      : rewriting.isFunction(name)
        ? { ...command, name: literal(variantName(name, within(position, own))) }
        : announcing(command, name, position);
  return guarded(outside(called, position, line), own, position, line);
}

/** Builtins whose messages just-bash begins otherwise than bash. */
const MISNAMED = ['[', 'test', 'printf'];

function outside(command: SimpleCommandNode, position: Position, line: number): SimpleCommandNode {
  const name = literalText(command.name);
  const named = name !== undefined && MISNAMED.includes(name) ? name : undefined;
  return { ...command, redirections: [...redirections(position, line, named), ...command.redirections] };
}

function rewriteSimple(command: SimpleCommandNode, position: Position, rewriting: Rewriting, teed = false): CommandNode {
  const name = literalText(command.name);
  // A redirection of `exec`, or without a command, would outlive the command.
  if (command.name === null || name === 'exec') return command;
  if (command.redirections.some(isToFull)) return withoutSpace(command, position, rewriting);
  if (name === undefined || rewriting.isFunction(name)) return plain(command, name, position, rewriting);
  if (name === 'unset') return plain(unsetForAll(command), name, position, rewriting);
  const call = (one: SimpleCommandNode): CommandNode =>
    rewriting.isProgram(name) && literalText(one.name) === name
      ? dispatched(one, name, position, teed)
      : plain(one, literalText(one.name), position, rewriting);
  const reading = rewriting.reads && position.stdin ? readTyped(command, name, position) : undefined;
  if (reading === undefined) return call(command);
  const { before, command: one } = reading;
  return before.length === 0 ? call(one) : { type: 'Group', body: [...before, statementOf(call(one))], redirections: [] };
}

function readTyped(command: SimpleCommandNode, name: string, position: Position): ReturnType<typeof readingTyped> {
  const toOutside = position.stdout && command.redirections.length === 0;
  return readingTyped(command, { name, texts: command.args.map(literalText), toOutside });
}

function dispatched(command: SimpleCommandNode, name: string, position: Position, teed: boolean): CommandNode {
  const line = command.line ?? 1;
  const streams = (position.stdout || teed) && position.stderr && command.redirections.length === 0;
  const { stdin } = within(position, command.redirections);
  const mark = streams ? `${String(line)}${teed ? TEED : ''}${stdin ? '' : PIPED}` : stdin ? TERMINAL : '';
  const called = { ...command, name: literal(`/bin/${DISPATCHER}`), args: [quoted(mark), quoted(name), ...command.args] };
  return guarded(outside(called, position, line), command.redirections, position, line);
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
  const stderr = isSilent ? [append(2, '/dev/null')] : errorsOnly(position, line);
  const told = callDispatcher([quoted(FULL), STATUS, ...words], stderr);
  const done = rewriteSimple({ ...command, redirections: redirected }, position, rewriting);
  return { type: 'Group', body: [statementOf(done), statementOf(told)], redirections: [] };
}

function rewriteCommand(command: CommandNode, position: Position, rewriting: Rewriting, teed: boolean): CommandNode {
  if (command.type === 'SimpleCommand') return rewriteSimple(command, position, rewriting, teed);
  if (command.type === 'FunctionDef') {
    const bodyAt = (place: Position): Compound => rewriteCompound(command.body, place, { ...rewriting, isWithinFunction: true });
    const nowhere = bodyAt(NOWHERE);
    // Within a function one body serves for every place: a body for each, level by level, would be eight times as much with each level.
    return definedForAll(command, rewriting.isWithinFunction === true ? () => nowhere : bodyAt, nowhere);
  }
  return guarded(rewriteCompound(command, position, rewriting), command.redirections, position, 1);
}

type Compound = Exclude<CommandNode, SimpleCommandNode | { readonly type: 'FunctionDef' }>;

function rewriteCompound(command: Compound, position: Position, rewriting: Rewriting): Compound {
  const inner = within(position, command.redirections);
  const leaves = position.stdout !== inner.stdout || position.stderr !== inner.stderr;
  const outer = leaves ? [...redirections(position, 1), ...command.redirections] : command.redirections;
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
    default:
      return { ...command, redirections: [...errorsOnly(position, 1), ...command.redirections] };
  }
}

/** `time` with the simulated clock: just-bash would measure the host. */
function timed(pipeline: PipelineNode, position: Position): PipelineNode {
  const outer = errorsOnly(position, 1);
  const body = [
    statementOf(callDispatcher([quoted(TIMER), literal('start')], outer)),
    { ...statementOf(callDispatcher([])), pipelines: [{ ...pipeline, timed: false }] },
    statementOf(callDispatcher([quoted(TIMER), STATUS], outer)),
  ];
  return { type: 'Pipeline', commands: [{ type: 'Group', body, redirections: [] }], negated: false };
}

/** `tee FILE`, or `cat`, at the end of a pipe: what it is given stands on the terminal at once. */
function passesOn(command: CommandNode | undefined): command is SimpleCommandNode {
  if (command?.type !== 'SimpleCommand' || command.redirections.length > 0) return false;
  const name = literalText(command.name);
  return name === 'tee' || (name === 'cat' && command.args.every((word) => literalText(word) === '-'));
}

function rewritePipeline(pipeline: PipelineNode, position: Position, rewriting: Rewriting): PipelineNode {
  if (pipeline.timed === true) return timed(rewritePipeline({ ...pipeline, timed: false }, position, rewriting), position);
  const last = pipeline.commands.length - 1;
  const end = pipeline.commands[last];
  const source = pipeline.commands[last - 1];
  const sourceName = source?.type === 'SimpleCommand' && source.redirections.length === 0 ? literalText(source.name) : undefined;
  // What a program prints into `tee` goes to the terminal itself, as it comes, and `tee` keeps quiet.
  const teed =
    position.stdout &&
    position.stderr &&
    passesOn(end) &&
    pipeline.pipeStderr?.[last - 1] !== true &&
    sourceName !== undefined &&
    rewriting.isProgram(sourceName) &&
    !rewriting.isFunction(sourceName);
  const quiet: Redirection = { type: 'Redirection', fd: 1, operator: '>', target: literal('/dev/null') };
  return {
    ...pipeline,
    commands: pipeline.commands.map((command, index) => {
      const stderrPiped = pipeline.pipeStderr?.[index] === true;
      return rewriteCommand(
        teed && index === last && passesOn(command) ? { ...command, redirections: [quiet] } : command,
        { stdin: position.stdin && index === 0, stdout: position.stdout && index === last, stderr: position.stderr && !stderrPiped },
        rewriting,
        teed && index === last - 1,
      );
    }),
  };
}

function rewriteStatements(statements: readonly StatementNode[], position: Position, rewriting: Rewriting): StatementNode[] {
  return statements.flatMap((statement) => {
    const rewritten = {
      ...statement,
      pipelines: statement.pipelines.map((pipeline) => rewritePipeline(pipeline, position, rewriting)),
    };
    if (!statement.background || !rewriting.isTyped) return [rewritten];
    return [statementOf(callDispatcher([quoted(BACKGROUND)], errorsOnly(position, 1))), rewritten];
  });
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
  const statements = rewriteStatements(script.statements, rewriting.position, rewriting);
  const last = rewriting.replacesShell === undefined ? undefined : lastCommand(script.statements, rewriting.replacesShell);
  if (last !== undefined) announce(statements, last);
  return { ...script, statements };
}
