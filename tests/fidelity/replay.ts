import { containerNameWords } from '../../src/catalogue/containerNames';
import type { Profile } from '../../src/engine/profile';
import { compareStep } from './compare';
import type { StepResult } from './compare';
import { readHub } from './hub';
import type { Hub } from './hub';
import { recordedKeyboard } from './recordedKeyboard';
import type { Known } from './normalise';
import type { RecordedStep, RecordingFile } from './recordingFile';
import { pushedBefore } from './pushedBefore';
import { LOCAL_REGISTRY, createWorld } from './world';
import type { SessionStart, World } from './world';

export interface StepOutcome {
  readonly index: number;
  readonly command: string;
  readonly status: 'equal' | 'different' | 'skipped';
  readonly diff: string;
}

/** Real time that a step may take before it counts as hung. */
const STEP_TIMEOUT_MS = 20_000;
/** What the client took on the recording machine for itself: 29.7.2/05 steps 5 to 19 took so much longer than the builds among them. */
const CLIENT_MS = { docker: 50, buildx: 200 };
/** From the making of the hub's newest image to the recordings: their images read "34 minutes ago". */
const AGE_OF_HUB_MS = 34 * 60_000 + 8_000;

/** Replays a recording in a fresh world and compares every step. Never throws for what a step does. */
export async function replay(file: RecordingFile, profile: Profile): Promise<readonly StepOutcome[]> {
  const hub = readHub(file.hub);
  const world = createWorld(hub, profile, startOf(file, hub), pushedBefore(file, LOCAL_REGISTRY));
  const known = knownOf(hub, world);
  const outcomes: StepOutcome[] = [];
  for (const [index, step] of file.recording.steps.entries()) {
    if (step.file !== undefined) {
      writeFile(world, step.file, step.content ?? '');
      continue;
    }
    if (step.cmd === undefined) continue;
    const command = step.cmd;
    await keepUpWith(step, world);
    const result = await runStep(world, step);
    if (step.artefact !== undefined) {
      outcomes.push({ index, command, status: 'skipped', diff: '' });
      continue;
    }
    if (typeof result === 'string') {
      outcomes.push({ index, command, status: 'different', diff: `${result}\n` });
      continue;
    }
    const { equal, diff } = await compareStep(step, result, known);
    outcomes.push({ index, command, status: equal ? 'equal' : 'different', diff });
  }
  return outcomes;
}

/**
 * Waits for the time at which the step was recorded, where its own output tells: sizes of compressed layers depend on the second at which
 * a file was written.
 */
async function keepUpWith(step: RecordedStep, { clock }: World): Promise<void> {
  await clock.sleep(/\bdocker (?:build|buildx)\b/.test(step.cmd ?? '') ? CLIENT_MS.buildx : CLIENT_MS.docker);
  const now = clock.now();
  const ahead = timesIn([step.stdout, step.stderr]).filter((time) => time > now && time < now + 3_600_000);
  if (ahead.length > 0) await clock.sleep(Math.min(...ahead) - now);
}

function timesIn(outputs: unknown): readonly number[] {
  return [...JSON.stringify(outputs).matchAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/g)].map((match) => Date.parse(match[0]));
}

/** What the step gave, or why it gave nothing. */
async function runStep(world: World, step: RecordedStep): Promise<StepResult | string> {
  let stdout = '';
  let stderr = '';
  const pieces: string[] = [];
  const inTerminal = step.tty !== undefined;
  const io = {
    stdout: (text: string): void => {
      stdout += text;
      if (inTerminal) pieces.push(text.replaceAll('\n', '\r\n'));
    },
    stderr: (text: string): void => {
      stderr += text;
      if (inTerminal) pieces.push(text.replaceAll('\n', '\r\n'));
    },
  };
  const quiet = { stdout: () => undefined, stderr: () => undefined };
  const cancellation = { cancelled: false };
  const names = Object.entries(step.env ?? {});
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<string>((done) => {
    timer = setTimeout(() => {
      cancellation.cancelled = true;
      done(`the step was still running after ${STEP_TIMEOUT_MS / 1000} s`);
    }, STEP_TIMEOUT_MS);
  });
  const running = (async (): Promise<StepResult | string> => {
    try {
      for (const [name, value] of names) await world.shell.run(`export ${name}='${value.replaceAll("'", `'\\''`)}'`, quiet);
      const tty = step.tty === undefined ? {} : { tty: { columns: step.tty.cols, rows: step.tty.rows } };
      const { exitCode } = await world.shell.run(step.cmd ?? '', io, {
        ...tty,
        cancellation,
        ...typed(step),
        ...(inTerminal ? { keyboard: recordedKeyboard(step, (piece) => pieces.push(piece)) } : {}),
      });
      for (const [name] of names) await world.shell.run(`unset ${name}`, quiet);
      return { stdout, stderr, exit: exitCode, ...(inTerminal ? { pieces } : {}) };
    } catch (error) {
      return `the step threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    }
  })();
  const result = await Promise.race([running, limit]);
  clearTimeout(timer);
  return result;
}

/** The answer that was typed to a question, as its echo shows it. */
function typed(step: RecordedStep): { readonly stdin?: string } {
  const shown = (step.events ?? []).map(([, bytes]) => bytes).join('');
  const answer = /\[y\/N\] ([^\r\n]*)\r\n/.exec(shown)?.[1];
  return answer === undefined ? {} : { stdin: `${answer}\n` };
}

function writeFile(world: World, path: string, content: string): void {
  const absolute = path.startsWith('/') ? path : `${world.shell.workingDirectory}/${path}`;
  const folder = absolute.slice(0, absolute.lastIndexOf('/'));
  if (folder !== '') world.files.makeDirectory(folder, { recursive: true });
  world.files.writeFile(absolute, new TextEncoder().encode(content));
}

/** Ages come out alike when the session starts as long after the hub was made as the recording did. */
function startOf(file: RecordingFile, hub: Hub): SessionStart {
  const later = timesIn(file.recording.steps).filter((time) => time > hub.newest + 60_000);
  const earliest = Math.min(...later);
  const isThrottled = file.recording.about.includes('throttled');
  const isRecorded = Number.isFinite(earliest) && earliest - hub.newest < 24 * 3_600_000;
  return { at: isRecorded ? earliest - 2_000 : hub.newest + AGE_OF_HUB_MS, isRecorded, isThrottled };
}

function knownOf(hub: Hub, world: World): Known {
  const words = containerNameWords();
  const left = new Set(words.left);
  const right = new Set(words.right);
  return {
    hex: hub.knownHex,
    times: hub.knownTimes,
    configFolders: ['/var/lib/dk/cfg29', '/var/lib/dk/cfg28', `${world.home}/.docker`],
    isContainerName: (word) => {
      const [first = '', second = ''] = word.split('_');
      return left.has(first) && right.has(second);
    },
  };
}
