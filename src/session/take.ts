import type { LineRequest } from '../engine/container/process';
import type { EngineEvent } from '../engine/events';
import type { Tty } from '../shell/shell';
import type { EditAction } from './actions';
import { framesOf } from './frames';
import type { Shown } from './frames';
import type { Interruption } from './interruption';
import { sameInterruption } from './interruption';
import { editFile } from './learnerHome';
import { placed } from './pace';
import type { Happening, Work } from './pace';
import type { CommandMarker, OutputFrame, Recording, TimelineMs } from './recording';
import { runCommand, thinkingMs } from './runCommand';
import type { ScriptCommand } from './script';
import { ScriptedKeyboard, echoOf } from './scriptedKeyboard';
import { keystrokes } from './typing';
import type { World } from './world';
import type { WorldView } from './worldView';

const beforeEnterMs = 250;

/** Something done at the prompt: a command, or a file that gets another text meanwhile, which takes no time. */
export type Doing = (ScriptCommand & { readonly kind?: 'command'; readonly interrupted?: Interruption }) | EditAction;

/** What printed output reads like in the end, as plain text. */
export type Transcribe = (output: string, columns: number) => Promise<string>;

/** Does these things in this world and records them. Commands that fail are recorded like others. */
export async function recordDoings(
  world: World,
  doings: readonly Doing[],
  screen: Tty,
  transcribe: Transcribe,
): Promise<Pick<Recording, 'duration' | 'commands' | 'output' | 'views'>> {
  const commands: CommandMarker[] = [];
  const typing: OutputFrame[] = [];
  const results: Shown[] = [
    ...world.machines.map(({ shell }, machine) => ({ t: 0, output: coloured(shell.prompt), machine })),
    { t: 0, view: world.view() },
  ];
  for (const doing of doings) {
    if (doing.kind === 'edit') {
      editFile((world.machines[doing.machine ?? 0] ?? world.laptop).files, doing, world.clock);
      continue;
    }
    const take = await recordCommand(world, doing, commands.at(-1)?.end ?? 0, { screen, transcribe });
    commands.push(take.marker);
    typing.push(...take.typing);
    results.push(...take.results);
  }
  const { output, views } = framesOf(results, screen.columns);
  return {
    duration: commands.at(-1)?.end ?? 0,
    commands,
    // A key has a frame of its own: typing that came in lumps would look wrong.
    output: [...output, ...typing].sort((one, other) => one.t - other.t),
    views,
  };
}

interface Take {
  readonly marker: CommandMarker;
  readonly typing: readonly OutputFrame[];
  readonly results: readonly Shown[];
}

interface Recorder {
  readonly screen: Tty;
  readonly transcribe: Transcribe;
}

async function recordCommand(
  world: World,
  command: ScriptCommand & { readonly interrupted?: Interruption },
  start: TimelineMs,
  { screen, transcribe }: Recorder,
): Promise<Take> {
  const { machine: place = 0 } = command;
  const machine = world.machines[place] ?? world.laptop;
  const here = place === 0 ? {} : { machine: place };
  const keys = keystrokes((command.typed ?? [command.line]).join('\n'));
  const typing = keys.map(({ at, key }): OutputFrame => ({ t: start + at, data: key === '\n' ? '\r\n> ' : key, ...here }));
  const entered = start + (keys.at(-1)?.at ?? 0) + beforeEnterMs;

  const captured: Captured[] = [];
  const events: EngineEvent[] = [];
  const results: Shown[] = [];
  let printed = '';
  let began = world.clock.now() + thinkingMs;
  let resumed = entered;
  const moment = (): number => Math.max(0, world.clock.now() - began);
  const instructions = new Set<string>();
  // The machine's viewer subscribed before, so the view has taken in the event.
  const unsubscribe = machine.engine.subscribe((event) => {
    events.push(event);
    if (event.type === 'vertex.started' && event.kind === 'instruction') instructions.add(event.vertex);
    const milestone = event.type === 'build.layer' && instructions.has(event.vertex);
    captured.push({ moment: moment(), milestone, view: world.view() });
  });
  const print = (output: string): void => {
    printed += output;
    captured.push({ moment: moment(), output });
  };
  /** Puts what has happened since Enter was pressed last on the time line; gives the moment after it. */
  const putDown = (): TimelineMs => {
    captured.push({ moment: moment(), view: world.view() });
    const places = placed(captured, workOf(events));
    const shown = captured.map((item, index): Shown => {
      const t = resumed + 1 + (places[index] ?? 0);
      return 'view' in item ? { t, view: item.view } : { t, output: item.output, machine: place };
    });
    results.push(...shown);
    captured.length = 0;
    return (shown.at(-1)?.t ?? resumed) + 1;
  };
  const shown = ({ prompt, hidden }: LineRequest, text: string): void => {
    const asked = putDown();
    const echo = echoOf(text, hidden);
    const strokes = keystrokes(echo.slice(0, -2));
    results.push({ t: asked, output: prompt, machine: place });
    typing.push(...strokes.map(({ at, key }): OutputFrame => ({ t: asked + at, data: key, ...here })));
    resumed = asked + (strokes.at(-1)?.at ?? 0) + beforeEnterMs;
    if (echo !== '') typing.push({ t: resumed, data: '\r\n', ...here });
    printed += `${prompt}${echo}`;
    began = world.clock.now() + thinkingMs;
  };
  const keyboard = new ScriptedKeyboard(command.input ?? [], shown, () => print('^C'));
  const before = world.clock.now();
  const cancellation =
    command.interrupted &&
    sameInterruption(
      command.interrupted,
      () => world.clock.now() - before,
      () => print('^C'),
    );
  const run = await runCommand(
    world,
    command.line,
    { stdout: print, stderr: print },
    { tty: screen, machine, keyboard, ...(cancellation === undefined ? {} : { cancellation }) },
  );
  // As bash does after a program that Ctrl-C ended.
  if (cancellation?.cancelled === true && !printed.endsWith('\n')) print('\r\n');
  unsubscribe();
  const end = putDown();
  return {
    marker: {
      start,
      entered,
      end,
      command: command.line,
      ...(command.input === undefined && !keyboard.typing.leftOpen ? {} : { input: command.input ?? [], typing: keyboard.typing }),
      exitCode: run.exitCode,
      summary: run.summary,
      transcript: await transcribe(printed, screen.columns),
      ...here,
    },
    typing: [...typing, { t: entered, data: '\r\n', ...here }],
    results: [...results, { t: end, output: coloured(machine.shell.prompt), machine: place }],
  };
}

type Captured = Happening & ({ readonly output: string } | { readonly view: WorldView });

function workOf(events: readonly EngineEvent[]): Work {
  if (events.some((event) => event.type === 'build.started')) return 'build';
  return events.some((event) => event.type === 'pull.started') ? 'pull' : 'other';
}

/** The prompt is green, as it is on the reader's own terminal. */
function coloured(prompt: string): string {
  return `\x1b[32m${prompt}\x1b[39m`;
}
