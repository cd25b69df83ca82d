import { SimulatedClock } from '../engine/clock';
import type { EngineEvent } from '../engine/events';
import { framesOf } from './frames';
import type { Shown } from './frames';
import { placed } from './pace';
import type { Happening, Work } from './pace';
import type { CommandMarker, OutputFrame, Recording, TimelineMs } from './recording';
import { runCommand, thinkingMs } from './runCommand';
import { defaultColumns, defaultRows } from './script';
import type { ScriptCommand, SessionScript } from './script';
import { ScriptedKeyboard, echoOf } from './scriptedKeyboard';
import { prepareWorld } from './setup';
import { transcriptOf } from './transcript';
import { keystrokes } from './typing';
import { createWorld, worldEpoch } from './world';
import type { World } from './world';
import type { WorldView } from './worldView';
import type { Tty } from '../shell/shell';

const beforeEnterMs = 250;

/**
 * Runs a script in a world of its own and records it. Deterministic: the same script gives the same recording, byte for byte. Commands that
 * fail are recorded like others; whether they may is the caller's business. Rejects with `SetupError` if a preparing command fails.
 */
export async function recordSession(script: SessionScript): Promise<Recording> {
  const world = await createWorld({ files: script.setup.files, clock: new SimulatedClock(worldEpoch) });
  await prepareWorld(world, script.setup);
  const screen: Tty = { columns: script.columns ?? defaultColumns, rows: script.rows ?? defaultRows };
  const commands: CommandMarker[] = [];
  const typing: OutputFrame[] = [];
  const results: Shown[] = [
    { t: 0, output: coloured(world.laptop.shell.prompt) },
    { t: 0, view: world.view() },
  ];
  for (const command of script.commands) {
    const take = await recordCommand(world, command, commands.at(-1)?.end ?? 0, screen);
    commands.push(take.marker);
    typing.push(...take.typing);
    results.push(...take.results);
  }
  world.dispose();
  const { output, views } = framesOf(results, screen.columns);
  return {
    version: 1,
    title: script.title,
    profile: 'docker-29',
    ...screen,
    duration: commands.at(-1)?.end ?? 0,
    commands,
    // A key has a frame of its own: typing that came in lumps would look wrong.
    output: [...output, ...typing].sort((one, other) => one.t - other.t),
    views,
    setup: script.setup,
  };
}

interface Take {
  readonly marker: CommandMarker;
  readonly typing: readonly OutputFrame[];
  readonly results: readonly Shown[];
}

async function recordCommand(world: World, command: ScriptCommand, start: TimelineMs, screen: Tty): Promise<Take> {
  const keys = keystrokes((command.typed ?? [command.line]).join('\n'));
  const typing = keys.map(({ at, key }): OutputFrame => ({ t: start + at, data: key === '\n' ? '\r\n> ' : key }));
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
  const unsubscribe = world.laptop.engine.subscribe((event) => {
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
  const place = (): TimelineMs => {
    captured.push({ moment: moment(), view: world.view() });
    const places = placed(captured, workOf(events));
    const shown = captured.map((item, index): Shown => {
      const t = resumed + 1 + (places[index] ?? 0);
      return 'view' in item ? { t, view: item.view } : { t, output: item.output };
    });
    results.push(...shown);
    captured.length = 0;
    return (shown.at(-1)?.t ?? resumed) + 1;
  };
  const keyboard = new ScriptedKeyboard(command.input ?? [], ({ prompt }, text) => {
    const asked = place();
    const echo = echoOf(text);
    const strokes = keystrokes(echo.endsWith('\r\n') ? text : '');
    results.push({ t: asked, output: prompt });
    typing.push(...strokes.map(({ at, key }): OutputFrame => ({ t: asked + at, data: key })));
    resumed = asked + (strokes.at(-1)?.at ?? 0) + beforeEnterMs;
    if (echo !== '') typing.push({ t: resumed, data: '\r\n' });
    printed += `${prompt}${echo}`;
    began = world.clock.now() + thinkingMs;
  });
  const run = await runCommand(world, command.line, { stdout: print, stderr: print }, { tty: screen, keyboard });
  unsubscribe();
  const end = place();
  return {
    marker: {
      start,
      entered,
      end,
      command: command.line,
      ...(command.input === undefined && !keyboard.typing.leftOpen ? {} : { input: command.input ?? [], typing: keyboard.typing }),
      exitCode: run.exitCode,
      summary: run.summary,
      transcript: await transcriptOf(printed, screen.columns),
    },
    typing: [...typing, { t: entered, data: '\r\n' }],
    results: [...results, { t: end, output: coloured(world.laptop.shell.prompt) }],
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
