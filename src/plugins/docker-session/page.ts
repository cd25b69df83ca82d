import { defaultColumns, defaultRows } from '../../session/script';
import type { SessionScript } from '../../session/script';
import { isKindName, kindNames } from '../../pictures/kindNames';
import type { KindName } from '../../pictures/kindNames';
import type { SessionSetup, SetupEdit } from '../../session/recording';
import { defaultMachines, isMachineName, lineFor } from '../../session/machineNames';
import { scenarios } from '../../session/scenarios';
import { withInput } from '../../session/scriptedKeyboard';
import type { Fence } from './fences';
import { parseMeta } from './meta';
import type { Meta } from './meta';
import type { Offence } from './offence';
import { parseBody } from './sessionBody';
import type { FenceCommand, FenceGoal } from './sessionBody';

export const sessionLanguage = 'docker-session';

/** A session as its page declares it. */
export interface PlannedSession {
  readonly script: SessionScript;
  readonly commands: readonly FenceCommand[];
  /** What an exercise asks for; empty in a session that only shows something. */
  readonly goals: readonly FenceGoal[];
  /** Kinds of picture that come first; empty for the usual order. */
  readonly pictures: readonly KindName[];
  /** Of the fence's opening line. */
  readonly line: number;
  /** The declaration is free of offences, so that it makes sense to run it. */
  readonly sound: boolean;
}

export interface PagePlan {
  readonly sessions: readonly PlannedSession[];
  readonly offences: readonly Offence[];
}

/** Text files of a folder under `docs/_files`, by path below `docs/_files`; undefined when there is no such folder. */
export type SharedFiles = (folder: string) => Readonly<Record<string, string>> | undefined;

const sessionKeys = ['title', 'scenario', 'machines', 'files', 'before', 'columns', 'rows', 'picture'];

/**
 * The sessions of a page. In the opening line of a `docker-session` fence may stand:
 *
 * - `title="…"`: required; the pane's title.
 * - `machines="laptop server"`: the session's machines, two or more; they share the registries. A line `server$ …` runs on another than the
 *   first, and so does `before="server$ …"`; `files="server:web-app"` and `file="server:app/Dockerfile"` put files there.
 * - `files="web-app"`: folders of `docs/_files`, separated by commas; each is copied into the learner's home under its own name.
 * - `before="docker pull alpine; cd web-app"`: commands run unseen before the session, separated by semicolons. They have to succeed.
 * - `continues`: starts where the page's session before it ended, instead of from an empty machine.
 * - `scenario="…"`: another start than an empty machine; the names are in `src/session/scenarios.ts`.
 * - `picture="files layers"`: these kinds of picture first, the first one open; the names are in `src/pictures/kindNames.ts`.
 * - `columns="90"` and `rows="20"`: the size of the terminal.
 *
 * A fence of any other language with `file="app/Dockerfile"` is shown as ever and also puts that file into the learner's home for the
 * sessions after it. Between a session and one that `continues` it, such a fence is an edit: the file changes after the earlier commands.
 */
export function planPage(file: string, fences: readonly Fence[], sharedFiles: SharedFiles): PagePlan {
  const sessions: PlannedSession[] = [];
  const offences: Offence[] = [];
  let shown: Files = {};
  let shownSincePrevious: Files = {};
  for (const fence of fences) {
    const complain: Complain = (message, remedy, row = 0) => {
      offences.push({ file, line: fence.line + row, message, remedy });
    };
    if (fence.language === sessionLanguage) {
      sessions.push(planSession(fence, { previous: sessions.at(-1), shown, shownSincePrevious, sharedFiles }, complain));
      shownSincePrevious = {};
    } else {
      const files = shownFile(fence, complain);
      shown = { ...shown, ...files };
      shownSincePrevious = { ...shownSincePrevious, ...files };
    }
  }
  return { sessions, offences: [...offences, ...filesForNobody(file, fences, sessions)] };
}

/** Files that are shown for a machine which no session of the page has. */
function filesForNobody(file: string, fences: readonly Fence[], sessions: readonly PlannedSession[]): readonly Offence[] {
  const known = sessions.flatMap(({ script }) => machinesOf(script.setup));
  return fences.flatMap(({ meta, line }) => {
    const name = /(?:^|\s)file="([a-z][a-z0-9-]*):/.exec(meta)?.[1];
    if (name === undefined || known.includes(name)) return [];
    return [
      { file, line, message: `no session of the page has a machine "${name}"`, remedy: 'name it in machines="…" of a session after it' },
    ];
  });
}

function machinesOf({ machines = defaultMachines }: SessionSetup): readonly string[] {
  return machines;
}

type Files = Readonly<Record<string, string>>;

/** `row` counts from the fence's opening line. */
type Complain = (message: string, remedy: string, row?: number) => void;

interface PageSoFar {
  readonly previous: PlannedSession | undefined;
  readonly shown: Files;
  readonly shownSincePrevious: Files;
  readonly sharedFiles: SharedFiles;
}

function shownFile(fence: Fence, complain: Complain): Files {
  const path = /(?:^|\s)file="([^"]*)"/.exec(fence.meta)?.[1];
  if (path === undefined) return {};
  if (isHomePath(path)) return { [path]: `${fence.value}\n` };
  complain(`file="${path}" is not a path below the learner's home`, 'write it like file="app/Dockerfile"');
  return {};
}

function planSession(fence: Fence, page: PageSoFar, complainToAuthor: Complain): PlannedSession {
  let sound = true;
  const complain: Complain = (...complaint) => {
    sound = false;
    complainToAuthor(...complaint);
  };
  const meta = parseMeta(fence.meta);
  checkMeta(meta, complain);
  const continues = meta.flags.has('continues');
  const machines = continues && page.previous !== undefined ? machinesOf(page.previous.script.setup) : machinesNamed(meta, complain);
  if (continues && meta.values.has('machines')) complain('a session that continues another has its machines', 'take machines="…" away');
  checkBefore(meta, machines, complain);
  const { commands, goals, problems } = parseBody(fence.value, machines);
  for (const problem of problems) complain(problem.message, problem.remedy, problem.row);
  const pictures = picturesOf(meta, complain);
  const folders = folderFiles(meta, machines, page.sharedFiles, complain);
  if (continues && page.previous === undefined) complain('there is no session before this one to continue', 'take "continues" away');
  const setup =
    continues && page.previous !== undefined
      ? continuedSetup(meta, page.previous, { ...folders, ...filesFor(machines, page.shownSincePrevious) })
      : freshSetup(meta, machines, { ...folders, ...filesFor(machines, page.shown) });
  return {
    script: {
      title: meta.values.get('title') ?? '',
      columns: Number(meta.values.get('columns') ?? defaultColumns),
      rows: Number(meta.values.get('rows') ?? defaultRows),
      setup,
      commands: commands.map(({ line, typed, machine, input = [] }) => ({
        line,
        ...(typed.length > 1 ? { typed } : {}),
        ...(machine === undefined ? {} : { machine }),
        ...(input.length > 0 ? { input: input.map(({ text }) => text) } : {}),
      })),
    },
    commands,
    goals,
    pictures,
    line: fence.line,
    // A session that continues an unsound one would only repeat its faults.
    sound: sound && (!continues || page.previous?.sound === true),
  };
}

function checkMeta(meta: Meta, complain: Complain): void {
  const keys = sessionKeys.join(', ');
  for (const piece of meta.malformed)
    complain(`cannot read "${piece}" in the opening line`, 'write key="value", or the bare word continues');
  for (const key of meta.values.keys())
    if (!sessionKeys.includes(key))
      complain(`unknown key "${key}" in the opening line`, `the keys are ${keys}, and the bare word continues`);
  for (const flag of meta.flags)
    if (flag !== 'continues')
      complain(`unknown word "${flag}" in the opening line`, `the only bare word is continues; the keys are ${keys}`);
  if ((meta.values.get('title') ?? '') === '') complain('the session has no title', 'add title="…" to the opening line');
  const scenario = meta.values.get('scenario');
  if (scenario !== undefined && !Object.hasOwn(scenarios, scenario))
    complain(`there is no scenario "${scenario}"`, `there are: ${Object.keys(scenarios).join(', ')}`);
  if (scenario !== undefined && meta.flags.has('continues'))
    complain('a session that continues another has no scenario of its own', 'take one of the two away');
  for (const key of ['columns', 'rows']) {
    const value = meta.values.get(key);
    const [least, most] = key === 'columns' ? [40, 160] : [6, 50];
    if (value !== undefined && !(/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most)) {
      complain(`${key}="${value}" is not a size that a pane can have`, `give a whole number from ${least} to ${most}`);
    }
  }
}

function machinesNamed(meta: Meta, complain: Complain): readonly string[] {
  const text = meta.values.get('machines');
  if (text === undefined) return defaultMachines;
  const names = splitList(text, ' ');
  for (const name of names)
    if (!isMachineName(name)) complain(`"${name}" is no name for a machine`, 'use small letters, digits and hyphens, a letter first');
  if (names.length < 2 || names.length > 4 || new Set(names).size < names.length)
    complain(`machines="${text}" does not name two to four machines`, 'write it like machines="laptop server", each name once');
  return names;
}

function checkBefore(meta: Meta, machines: readonly string[], complain: Complain): void {
  for (const command of splitList(meta.values.get('before'), ';')) {
    const name = /^([a-z][a-z0-9-]*)\$ /.exec(command)?.[1];
    if (name !== undefined && !machines.includes(name))
      complain(`before="…" runs "${command}" on a machine that the session has not`, `the machines are ${machines.join(', ')}`);
  }
}

/** Without those that are for machines which a session has not. */
function filesFor(machines: readonly string[], files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).filter(([path]) => {
      const name = /^([a-z][a-z0-9-]*):/.exec(path)?.[1];
      return name === undefined || machines.includes(name);
    }),
  );
}

function picturesOf(meta: Meta, complain: Complain): readonly KindName[] {
  const named = splitList(meta.values.get('picture'), ' ');
  if (meta.values.has('picture') && named.length === 0) complain('picture="" names no picture', `there are: ${kindNames.join(', ')}`);
  return named.flatMap((name, index) => {
    if (!isKindName(name)) complain(`there is no picture "${name}"`, `there are: ${kindNames.join(', ')}`);
    else if (named.indexOf(name) < index) complain(`picture names ${name} twice`, 'name each picture once');
    else return [name];
    return [];
  });
}

function folderFiles(meta: Meta, machines: readonly string[], sharedFiles: SharedFiles, complain: Complain): Files {
  const entries = splitList(meta.values.get('files'), ',').flatMap((named) => {
    const [, mark = '', folder = ''] = /^([a-z][a-z0-9-]*:)?(.*)$/.exec(named) ?? [];
    if (mark !== '' && !machines.includes(mark.slice(0, -1)))
      complain(`files="${named}" is for a machine that the session has not`, `the machines are ${machines.join(', ')}`);
    const files = isHomePath(folder) ? sharedFiles(folder) : undefined;
    if (files === undefined) complain(`there is no folder docs/_files/${folder}`, 'add it, or correct the name in files="…"');
    return Object.entries(files ?? {}).map(([path, text]): [string, string] => [mark + path, text]);
  });
  return Object.fromEntries(entries);
}

function freshSetup(meta: Meta, machines: readonly string[], files: Files): SessionSetup {
  return {
    scenario: meta.values.get('scenario') ?? 'empty',
    ...(meta.values.has('machines') ? { machines } : {}),
    files,
    before: splitList(meta.values.get('before'), ';'),
  };
}

function continuedSetup(meta: Meta, previous: PlannedSession, changed: Files): SessionSetup {
  const { setup, commands } = previous.script;
  const earlier = [...setup.before, ...commands.map((command) => lineFor(machinesOf(setup), command.machine ?? 0, withInput(command)))];
  const edit: readonly SetupEdit[] = Object.keys(changed).length === 0 ? [] : [{ after: earlier.length, files: changed }];
  const edits = [...(setup.edits ?? []), ...edit];
  return {
    scenario: setup.scenario,
    ...(setup.machines === undefined ? {} : { machines: setup.machines }),
    files: setup.files,
    before: [...earlier, ...splitList(meta.values.get('before'), ';')],
    ...(edits.length === 0 ? {} : { edits }),
  };
}

function splitList(text: string | undefined, separator: string): readonly string[] {
  return (text ?? '')
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function isHomePath(path: string): boolean {
  return path !== '' && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
