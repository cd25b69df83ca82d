import type { EpochMs } from '../../engine/clock';
import type { EngineEvent } from '../../engine/events';
import { buildBytes } from '../format/humanSize';
import { DRAW_EVERY_MS, TICK_EVERY_MS } from './buildDisplay';
import type { BuildDisplay } from './buildDisplay';
import { BuildTrace, errorLogs } from './buildTrace';
import type { TracedVertex } from './buildTrace';

const BLUE = '\u001b[34m';
const RED = '\u001b[31m';
const YELLOW = '\u001b[33m';
const FAINT = '\u001b[2m';
const RESET = '\u001b[0m';
/** Lines of output shown under a running step. */
const LOG_LINES = 6;
/** Columns that a log line leaves free (`termPad`). */
const LOG_PAD = 10;

interface Job {
  readonly name: string;
  readonly status: string;
  readonly seconds: number;
  readonly completed: boolean;
  readonly colour: string;
  readonly vertex?: TracedVertex;
}

/** BuildKit's terminal display (`progressui/display.go`): the whole block redrawn in place, blue when done, red on error. */
export class TtyBuildDisplay implements BuildDisplay {
  readonly #trace = new BuildTrace();
  #lineCount = 0;
  #repeated = false;
  #lastDraw = Number.NEGATIVE_INFINITY;
  #announced = 0;

  constructor(
    private readonly columns: number,
    private readonly rows: number,
  ) {}

  event(event: EngineEvent): string {
    if (event.type === 'build.started') this.#announced = event.vertices.length;
    this.#trace.update(event);
    if (event.at - this.#lastDraw < DRAW_EVERY_MS) return '';
    this.#lastDraw = event.at;
    return this.draw(false);
  }

  tick(at: EpochMs): string {
    if (this.#trace.start === undefined || at - this.#lastDraw < TICK_EVERY_MS) return '';
    this.#trace.now = at;
    this.#lastDraw = at;
    return this.draw(false);
  }

  end(): string {
    return this.draw(true) + errorLogs(this.#trace, Number.POSITIVE_INFINITY);
  }

  private draw(all: boolean): string {
    const completed = this.#trace.vertices.filter((vertex) => vertex.completed !== undefined).length;
    const total = Math.max(1, all ? this.#trace.vertices.length : Math.max(this.#trace.vertices.length, this.#announced));
    let out = '\u001b[1A'.repeat(this.#lineCount + 1) + (this.#repeated ? '' : '\u001b[1B') + '\u001b[0G\u001b[?25l';
    this.#repeated = true;
    const elapsed = (this.#trace.now - (this.#trace.start ?? this.#trace.now)) / 1000;
    const finished = all && completed > 0 && completed === total ? 'FINISHED' : '';
    out += align(`[+] Building ${elapsed.toFixed(1)}s (${completed}/${total}) ${finished}`, 'docker:default\n', this.columns);
    let lines = 0;
    const jobs = this.jobs();
    const windows = this.windows(jobs);
    for (const job of all ? jobs : lastOf(jobs, this.rows - 2 - windows.used)) {
      const line = this.jobLine(job);
      if (line === undefined) continue;
      out += line;
      lines += 1;
      const logs = job.vertex === undefined ? undefined : windows.shown.get(job.vertex);
      for (const log of logs ?? []) {
        out += `${FAINT} => => # ${log}\n${RESET}`;
        lines += 1;
      }
    }
    const over = this.#lineCount - lines;
    if (over > 0) out += `${' '.repeat(this.columns)}\n`.repeat(over) + `\u001b[${over}A\u001b[0G`;
    this.#lineCount = lines;
    return `${out}\u001b[?25h`;
  }

  private jobs(): Job[] {
    return this.#trace.vertices.flatMap((vertex) => [
      this.vertexJob(vertex),
      ...[...vertex.statuses.values()].map((status): Job => ({
        name: `=> ${status.id}`,
        status:
          status.total !== 0
            ? `${buildBytes(status.current)} / ${buildBytes(status.total)}`
            : status.current !== 0
              ? buildBytes(status.current)
              : '',
        seconds: ((status.completed ?? this.#trace.now) - status.started) / 1000,
        completed: status.completed !== undefined,
        colour: BLUE,
      })),
      ...vertex.warnings.map((warning): Job => ({ name: `WARN: ${warning}`, status: '', seconds: 0, completed: false, colour: YELLOW })),
    ]);
  }

  private vertexJob(vertex: TracedVertex): Job {
    const failed = vertex.error !== undefined || vertex.cancelled;
    const mark = vertex.cancelled ? 'CANCELED ' : failed ? 'ERROR ' : vertex.cached ? 'CACHED ' : '';
    return {
      name: `${mark}${vertex.name.replaceAll('\t', ' ')}`,
      status: '',
      seconds: this.#trace.seconds(vertex),
      completed: vertex.completed !== undefined,
      colour: vertex.cancelled ? YELLOW : failed ? RED : BLUE,
      vertex,
    };
  }

  private jobLine(job: Job): string | undefined {
    const timer = ` ${(job.seconds < 0.05 ? 0 : job.seconds).toFixed(1).padStart(3)}s\n`;
    const lead = ' => ';
    let left = this.columns - lead.length - timer.length - 1;
    const showStatus = job.status !== '' && left + job.status.length > 20;
    if (showStatus) left -= job.status.length + 1;
    if (left < 12) return undefined;
    const text = `${lead}${[...job.name].slice(0, left).join('')}${showStatus ? ` ${job.status}` : ''}`;
    const line = align(text, timer, this.columns);
    return job.completed ? `${job.colour}${line}${RESET}` : line;
  }

  /** Which running steps show their output, while rows are free (`setupTerminals`). */
  private windows(jobs: readonly Job[]): { readonly shown: ReadonlyMap<TracedVertex, readonly string[]>; readonly used: number } {
    const running = jobs.flatMap((job) => (job.vertex !== undefined && !job.completed && job.vertex.logBytes > 0 ? [job.vertex] : []));
    let free = this.rows - 2 - jobs.filter((job) => !job.completed).length;
    const shown = new Map<TracedVertex, readonly string[]>();
    let used = 0;
    for (const vertex of running.sort((a, b) => b.logBytes - a.logBytes)) {
      if (free <= LOG_LINES + 3) break;
      const width = this.columns - LOG_PAD;
      const lines = [...vertex.logs, ...(vertex.partial === '' ? [] : [vertex.partial])]
        .flatMap((line) => folded(line.slice(line.indexOf(' ') + 1), width))
        .slice(-LOG_LINES)
        .map((line) => line.padEnd(width));
      shown.set(vertex, lines);
      used += lines.length;
      free -= LOG_LINES + 3;
    }
    return { shown, used };
  }
}

function folded(line: string, width: number): string[] {
  const pieces: string[] = [];
  for (let start = 0; start === 0 || start < line.length; start += width) pieces.push(line.slice(start, start + width));
  return pieces;
}

/** The last `limit` jobs, those still running kept in view (`wrapHeight`). */
function lastOf(jobs: readonly Job[], limit: number): readonly Job[] {
  if (limit < 0) return [];
  if (jobs.length <= limit) return jobs;
  const kept = jobs.slice(jobs.length - limit);
  const hidden = jobs.slice(0, jobs.length - limit).filter((job) => !job.completed);
  if (hidden.length === 0) return kept;
  let room = hidden.length;
  const still = kept.filter((job) => {
    const stays = !job.completed || room <= 0;
    room -= 1;
    return stays;
  });
  return [...hidden.slice(hidden.length - (kept.length - still.length)), ...still];
}

/** `right` ends with a newline, which display.go counts as a column: lines are one shorter than the window. */
function align(left: string, right: string, columns: number): string {
  return `${left}${' '.repeat(Math.max(0, columns - left.length - right.length))}${right}`;
}
