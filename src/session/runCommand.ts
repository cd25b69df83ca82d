import type { Cancellation } from '../engine/clock';
import type { Keyboard } from '../engine/container/process';
import type { EngineEvent } from '../engine/events';
import type { ShellIo, Tty } from '../shell/shell';
import type { Machine } from './machine';
import { plainText } from './plainText';
import { summarise } from './summary';
import type { World } from './world';

/** Simulated time that a person takes before each command: ages and creation times then differ as they would at a desk. */
export const thinkingMs = 2000;

export interface CommandRun {
  readonly exitCode: number;
  readonly events: readonly EngineEvent[];
  readonly summary: string;
}

/** Runs one line at a machine's prompt, the first one's by default. `io` receives text with `\r\n` line ends, as a terminal wants it; never rejects. */
export async function runCommand(
  world: World,
  command: string,
  io: ShellIo,
  {
    machine = world.laptop,
    keyboard,
    ...options
  }: { readonly machine?: Machine; readonly tty?: Tty; readonly cancellation?: Cancellation; readonly keyboard?: Keyboard },
): Promise<CommandRun> {
  const { engine, shell, viewer } = machine;
  await (world.clock.beginCommand?.(thinkingMs) ?? world.clock.sleep(thinkingMs));
  const events: EngineEvent[] = [];
  const unsubscribe = engine.subscribe((event) => events.push(event));
  let printed = '';
  const onTerminal = (write: (text: string) => void) => (text: string) => {
    printed += text;
    write(text.replace(/\r?\n/g, '\r\n'));
  };
  const exitCode = await shell
    .run(
      command,
      { stdout: onTerminal((text) => io.stdout(text)), stderr: onTerminal((text) => io.stderr(text)) },
      {
        ...options,
        ...(keyboard === undefined ? {} : { keyboard: thoughtful(world, machine, keyboard) }),
      },
    )
    .then((result) => result.exitCode)
    .catch((error: unknown) => {
      // The shell promises not to throw; if it does, a reader sees what happened instead of a blank pane.
      io.stderr(`layer-by-layer: ${error instanceof Error ? error.message : String(error)}\r\n`);
      return 70;
    });
  unsubscribe();
  viewer.refresh();
  const state = { images: engine.images(), containers: engine.containers() };
  return { exitCode, events, summary: summarise({ command, exitCode, events, ...state, transcript: plainText(printed) }) };
}

/** Each line typed into a command takes the person as long as a command does. */
function thoughtful({ clock }: World, { viewer }: Machine, keyboard: Keyboard): Keyboard {
  return {
    takeInterrupt: () => keyboard.takeInterrupt(),
    readLine: async (request) => {
      viewer.refresh();
      const typed = await keyboard.readLine(request);
      await (clock.beginCommand?.(thinkingMs) ?? clock.sleep(thinkingMs));
      return typed;
    },
  };
}
