import { digestOf } from '../../engine/digest/digest';
import type { KindName } from '../../pictures/kindNames';
import { knownImages } from '../../session/knownImages';
import { encodeLayerFiles, layerFilesPath } from '../../session/layerFiles';
import { recordSessionWithFiles } from '../../session/record';
import type { Recording } from '../../session/recording';
import type { SessionScript } from '../../session/script';
import { SetupError } from '../../session/setup';
import { checkGoals } from './checkGoals';
import { checkOutcome } from './checkOutcome';
import type { Offence } from './offence';
import type { PagePlan, PlannedSession } from './page';
import { proveRuns } from './proveRuns';
import { runsOf } from './runs';

export interface RecordedSession {
  /** Of the fence's opening line. */
  readonly line: number;
  /** Kinds of picture that come first; empty for the usual order. */
  readonly pictures: readonly KindName[];
  readonly recording: Recording;
  /** The recording as JSON, as it is published. */
  readonly json: string;
  /** `images-layers-2-1f0c9a3b.json`: page, number on the page, beginning of the content's digest. */
  readonly fileName: string;
  /** Files of the layers that it shows, as JSON, by path beside the recording. */
  readonly sideFiles: ReadonlyMap<string, string>;
}

export interface RecordedPage {
  readonly sessions: readonly RecordedSession[];
  /** Of declaration and of run, sorted by line. */
  readonly offences: readonly Offence[];
}

/** Runs the sound sessions of a page, and its `<Run>` commands. The same script is run once, however often it is asked for. */
export async function recordPage(file: string, plan: PagePlan, source = ''): Promise<RecordedPage> {
  const sessions: RecordedSession[] = [];
  const offences: Offence[] = [...plan.offences];
  for (const [index, planned] of plan.sessions.entries()) {
    if (!planned.sound) continue;
    const result = await run(planned);
    offences.push(...result.problems.map(({ row, ...problem }) => ({ file, line: planned.line + row, ...problem })));
    if (result.recording === undefined) continue;
    const json = JSON.stringify(result.recording);
    const fileName = `${pageName(file)}-${index + 1}-${digestOf(json).slice('sha256:'.length, 'sha256:'.length + 8)}.json`;
    sessions.push({
      line: planned.line,
      pictures: planned.pictures,
      recording: result.recording,
      json,
      fileName,
      sideFiles: result.sideFiles ?? new Map(),
    });
  }
  const { runs, misread } = runsOf(source);
  offences.push(...misread.map((problem) => ({ file, ...problem })));
  // A session that fails would only make them fail too.
  if (offences.length === 0) offences.push(...(await proveRuns(file, runs, plan.sessions)));
  return { sessions, offences: offences.sort((one, other) => one.line - other.line) };
}

interface Run {
  readonly recording?: Recording;
  readonly sideFiles?: ReadonlyMap<string, string>;
  readonly problems: readonly { readonly row: number; readonly message: string; readonly remedy: string }[];
}

async function run(planned: PlannedSession): Promise<Run> {
  try {
    const { recording: shown, sideFiles } = await recordedOnce(planned.script);
    const recording: Recording =
      planned.goals.length === 0 ? shown : { ...shown, goals: planned.goals.map(({ says, check }) => ({ says, check })) };
    const images = knownImages();
    return {
      recording,
      sideFiles,
      problems: [
        ...planned.commands.flatMap((command, index) => {
          const marker = recording.commands[index];
          const problem = marker && checkOutcome(command, marker, images);
          return problem === undefined ? [] : [problem];
        }),
        ...checkGoals(planned.goals, shown),
      ],
    };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    const output = error.output === '' ? '' : ` (${error.output.split('\n').at(-1) ?? ''})`;
    return {
      problems: [
        {
          row: 0,
          message: `"${error.command}", run before the session, failed with exit code ${error.exitCode}${output}`,
          remedy: 'commands that prepare a session have to succeed: correct before="…" or the session that this one continues',
        },
      ],
    };
  }
}

interface RecordedOnce {
  readonly recording: Recording;
  readonly sideFiles: ReadonlyMap<string, string>;
}

const recorded = new Map<string, Promise<RecordedOnce>>();

function recordedOnce(script: SessionScript): Promise<RecordedOnce> {
  const key = JSON.stringify(script);
  const known = recorded.get(key) ?? record(script);
  recorded.set(key, known);
  return known;
}

/** Text of each side file; many sessions show the same layers. */
const written = new Map<string, string>();

async function record(script: SessionScript): Promise<RecordedOnce> {
  const { recording, layerFiles } = await recordSessionWithFiles(script);
  const sideFiles = [...layerFiles].flatMap(([key, files]): [string, string][] => {
    const path = layerFilesPath(key);
    if (path === undefined) return [];
    const text = written.get(path) ?? encodeLayerFiles(files);
    written.set(path, text);
    return [[path, text]];
  });
  return { recording, sideFiles: new Map(sideFiles) };
}

/** `docs/images/layers.mdx` is `images-layers`. */
function pageName(file: string): string {
  return file
    .replace(/^docs\//, '')
    .replace(/\.mdx?$/, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase();
}
