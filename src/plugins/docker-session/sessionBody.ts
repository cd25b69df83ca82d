import { unfinished } from '../../session/continuation';
import type { Goal } from '../../session/goals/goal';
import { defaultMachines } from '../../session/machineNames';
import { parseCheck, checkForms } from '../../session/goals/parseCheck';
import type { Unfinished } from '../../shell/unfinished';

/** A command of a `docker-session` fence. */
export interface FenceCommand {
  /** As it is run; in several lines where bash reads it so. */
  readonly line: string;
  /** As it stands in the fence, without the marks before it. */
  readonly typed: readonly string[];
  /** Typed into the command while it runs. */
  readonly input?: readonly FenceInput[];
  /** Declared to end with an exit code other than 0. */
  readonly fails: boolean;
  /** Place among the session's machines; absent for the first. */
  readonly machine?: number;
  /** 1 is the first line inside the fence. */
  readonly row: number;
}

/** A line that the program reads which the command has started. */
export interface FenceInput {
  readonly text: string;
  readonly fails: boolean;
  readonly row: number;
}

/** What the learner of an exercise is asked to bring about. */
export interface FenceGoal extends Goal {
  readonly row: number;
}

export interface BodyProblem {
  readonly row: number;
  readonly message: string;
  readonly remedy: string;
}

const inputStart = /^(fails )?> ?(.*)$/;
const goalStart = /^goal (.*)$/;
const commandStart = /^(fails )?([a-z][a-z0-9-]*)?\$ (.*)$/;

/**
 * The body of a fence, line by line:
 *
 *     $ docker pull alpine:3.20       a command, which has to succeed
 *     fails $ docker rmi nosuch       a command, which has to fail
 *     server$ docker pull alpine      a command on another machine than the first
 *     $ docker build \                a line that ends in a backslash
 *         -t app:1.0 .                goes on in the next
 *     $ cat <<EOF > Dockerfile        a command that bash asks more of (here documents, quotes, for, if, |, &&)
 *     > FROM alpine:3.20              goes on in lines as they stand in the terminal
 *     > EOF                           until it is whole; ^D alone ends a here document as well
 *     $ docker run -it --rm alpine    a command that starts a shell,
 *     > ls /etc                       a line typed into that shell, which has to succeed
 *     fails > ls /nosuch              one that has to fail
 *     > exit                          and one that ends it; ^C, ^D and ^P^Q alone in a line are keys
 *     $ docker image prune            a command that asks,
 *     > y                             and the answer
 *     goal image app:1.0 | …          what a learner is to bring about, and a sentence that says so: it makes an
 *                                     exercise of the session, and its commands one solution (src/session/goals)
 *
 * Blank lines are skipped. Nothing else may stand there: outputs are computed, and prose belongs outside.
 */
export function parseBody(
  body: string,
  machines: readonly string[] = defaultMachines,
): { readonly commands: readonly FenceCommand[]; readonly goals: readonly FenceGoal[]; readonly problems: readonly BodyProblem[] } {
  const commands: FenceCommand[] = [];
  const goals: FenceGoal[] = [];
  const problems: BodyProblem[] = [];
  const lines = body.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const row = index + 1;
    const line = lines[index] ?? '';
    if (line.trim() === '') continue;
    const [, goal] = goalStart.exec(line) ?? [];
    if (goal !== undefined) {
      const read = readGoal(goal, machines);
      if ('says' in read) goals.push({ ...read, row });
      else problems.push({ ...read, row });
      continue;
    }
    const [, inputFails, text] = inputStart.exec(line) ?? [];
    if (text !== undefined) {
      const last = commands.at(-1);
      if (last === undefined) {
        problems.push({
          row,
          message: `"${line}" is typed into a command, but no command stands before it`,
          remedy: 'write the command that starts the shell first, as in "$ docker run -it alpine"',
        });
      } else {
        commands[commands.length - 1] = { ...last, input: [...(last.input ?? []), { text, fails: inputFails !== undefined, row }] };
      }
      continue;
    }
    const [, fails, name, first] = commandStart.exec(line) ?? [];
    if (first === undefined) {
      problems.push({
        row,
        message: `"${line}" is not a command`,
        remedy:
          'begin it with "$ ", or with "fails $ " if it is to fail, or with "> " if it is typed into the command above; outputs are computed',
      });
      continue;
    }
    const machine = name === undefined ? 0 : machines.indexOf(name);
    if (machine < 0) {
      problems.push({
        row,
        message: `there is no machine "${name ?? ''}" in this session`,
        remedy: `the machines are ${machines.join(', ')}; machines="…" in the opening line names them`,
      });
      continue;
    }
    const whole = readOn(first, lines.slice(index + 1));
    index += whole.typed.length - 1;
    if ('missing' in whole) {
      problems.push({ row, ...whole.missing });
      continue;
    }
    const { line: run, typed } = whole;
    commands.push({ line: run, typed, fails: fails !== undefined, ...(machine === 0 ? {} : { machine }), row });
  }
  if (commands.length === 0 && problems.length === 0) {
    problems.push({ row: 0, message: 'the session has no command', remedy: 'write at least one line that begins with "$ "' });
  }
  return { commands, goals, problems };
}

function readGoal(text: string, machines: readonly string[]): Goal | Omit<BodyProblem, 'row'> {
  const bar = text.indexOf(' | ');
  const says = bar < 0 ? '' : text.slice(bar + 3).trim();
  const check = (bar < 0 ? text : text.slice(0, bar)).trim();
  const placed = parseCheck(check);
  if (placed === undefined)
    return { message: `"${check}" is not a goal that can be checked`, remedy: `the forms are: ${checkForms.join('; ')}` };
  if (says === '')
    return { message: `the goal "${check}" does not tell the learner what to do`, remedy: 'write " | " and a sentence behind it' };
  if (placed.machine !== undefined && !machines.includes(placed.machine))
    return {
      message: `the goal is about a machine "${placed.machine}" that the session has not`,
      remedy: `the machines are ${machines.join(', ')}`,
    };
  return { says, check };
}

/** A command with the lines that bash asks for after it; the rows that follow it in the fence. */
function readOn(
  first: string,
  below: readonly string[],
): { readonly typed: readonly string[] } & ({ readonly line: string } | { readonly missing: Omit<BodyProblem, 'row'> }) {
  const typed = [first];
  for (;;) {
    const missing = unfinished(typed.join('\n'));
    if (missing === undefined) return { typed, line: typed.slice(0, -1).every(goesOn) ? joined(typed) : typed.join('\n') };
    const next = below[typed.length - 1];
    const [, more] = /^> ?(.*)$/.exec(next ?? '') ?? [];
    if (missing.kind === 'backslash' && next !== undefined) typed.push(more ?? next);
    else if (more === '^D') return { typed: [...typed, ''], line: typed.join('\n') };
    else if (more !== undefined) typed.push(more);
    else return { typed, missing: MISSING[missing.kind](missing.wanted) };
  }
}

const MISSING: Readonly<Record<Unfinished['kind'], (wanted: string) => Omit<BodyProblem, 'row'>>> = {
  backslash: () => ({ message: 'the last line of the command ends in a backslash', remedy: 'end the command, or take the backslash away' }),
  document: (word) => ({
    message: `the here document does not come to its end "${word}"`,
    remedy: `write its lines below, each after "> ", and "> ${word}" as the last`,
  }),
  quote: (quote) => ({ message: `the quoted text lacks its end ${quote}`, remedy: 'write the rest below, each line after "> "' }),
  list: () => ({ message: 'bash would ask for more of this command', remedy: 'write the rest below, each line after "> "' }),
};

function goesOn(line: string): boolean {
  return unfinished(line)?.kind === 'backslash';
}

/** As bash reads it: backslash and newline vanish; the blanks that indent a continuation count as one. */
function joined(typed: readonly string[]): string {
  return typed
    .map((line, index) => (index < typed.length - 1 ? line.slice(0, -1).trimEnd() : line.trimEnd()))
    .map((line, index) => (index > 0 ? line.trimStart() : line))
    .join(' ');
}
