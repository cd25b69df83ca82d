import type { EpochMs } from '../../engine/clock';
import type { EngineEvent } from '../../engine/events';
import { buildBytes } from '../format/humanSize';
import { DRAW_EVERY_MS, TICK_EVERY_MS } from './buildDisplay';
import type { BuildDisplay } from './buildDisplay';
import { BuildTrace, errorLogs } from './buildTrace';
import type { TracedStatus, TracedVertex } from './buildTrace';

/** Lines of a failed step that are repeated (BuildKit `printer.go`, ring of 5). */
const REPEATED_LINES = 5;
/** A vertex that has been silent so long may take the floor. */
const MAX_DELAY_MS = 10_000;
/** Time a vertex keeps the floor at least. */
const ANTI_FLICKER_MS = 5_000;

interface Printed {
  readonly index: number;
  logs: number;
  warnings: number;
  readonly statuses: Map<string, TracedStatus>;
  lastBlock: EpochMs;
  count: number;
}

/**
 * BuildKit's plain printer (`progressui/printer.go`, textMux): groups `#N` with log lines, the switch line `#N ...`, vertices numbered
 * in order of first printing. Finished vertices come first, so that short ones stay whole.
 */
export class PlainBuildDisplay implements BuildDisplay {
  readonly #trace = new BuildTrace();
  readonly #printed = new Map<string, Printed>();
  readonly #updated = new Set<string>();
  #current: string | undefined;
  #notFirst = false;
  #lastDraw = Number.NEGATIVE_INFINITY;
  #out = '';

  event(event: EngineEvent): string {
    const vertex = this.#trace.update(event);
    if (vertex !== undefined) this.#updated.add(vertex.vertex);
    if (event.at - this.#lastDraw < DRAW_EVERY_MS) return '';
    this.#lastDraw = event.at;
    return this.draw();
  }

  tick(at: EpochMs): string {
    if (this.#updated.size === 0 || at - this.#lastDraw < TICK_EVERY_MS) return '';
    this.#trace.now = at;
    this.#lastDraw = at;
    return this.draw();
  }

  end(): string {
    return this.draw() + errorLogs(this.#trace, REPEATED_LINES);
  }

  private draw(): string {
    this.#out = '';
    this.mux();
    return this.#out;
  }

  private mux(): void {
    const changed = [...this.#updated].flatMap((id) => this.#trace.vertex(id) ?? []);
    const completed = changed.filter((vertex) => vertex.completed !== undefined);
    const rest = new Map(changed.filter((vertex) => vertex.completed === undefined).map((vertex) => [vertex.vertex, vertex]));
    const current = this.#current;
    const wasCompleted = completed.some((vertex) => vertex.vertex === current);
    completed
      .sort((a, b) => Number(b.vertex === current) - Number(a.vertex === current) || (a.completed ?? 0) - (b.completed ?? 0))
      .forEach((vertex) => {
        this.print(vertex);
      });
    const active = current === undefined ? undefined : this.#trace.vertex(current);
    if (rest.size === 0) {
      if (active !== undefined && active.completed === undefined) return;
      const open = this.#trace.vertices.find((vertex) => vertex.completed === undefined);
      if (open !== undefined) this.print(open);
      return;
    }
    if (active !== undefined && rest.has(active.vertex)) this.print(active);
    if (active !== undefined) rest.set(active.vertex, active);
    const speeds = [...rest.values()].map((vertex) => {
      const record = this.record(vertex, false);
      const waited = this.#trace.now - record.lastBlock;
      return { vertex, waited, speed: record.count / Math.max(1, waited), over: waited > MAX_DELAY_MS && vertex.vertex !== current };
    });
    const busiest = speeds.reduce<(typeof speeds)[number] | undefined>(
      (best, one) => (best === undefined || one.over || best.speed < one.speed ? one : best),
      undefined,
    );
    if (busiest === undefined) return;
    if (wasCompleted || current === undefined) return this.print(busiest.vertex);
    const hidden = speeds.find((one) => one.over);
    if (hidden !== undefined) return this.print(hidden.vertex);
    const sum = speeds.reduce((total, one) => total + one.speed, 0);
    const own = speeds.find((one) => one.vertex.vertex === current);
    if (own === undefined || sum === 0) return;
    const share = own.speed / sum;
    if (ANTI_FLICKER_MS / (1 - share) < own.waited) this.print(busiest.vertex);
  }

  private record(vertex: TracedVertex, printing: boolean): Printed {
    let record = this.#printed.get(vertex.vertex);
    if (record === undefined) {
      const index = printing ? [...this.#printed.values()].filter((one) => one.index > 0).length + 1 : 0;
      record = { index, logs: 0, warnings: 0, statuses: new Map(), lastBlock: vertex.started ?? this.#trace.now, count: 0 };
      this.#printed.set(vertex.vertex, record);
    } else if (printing && record.index === 0) {
      record = { ...record, index: [...this.#printed.values()].filter((one) => one.index > 0).length + 1 };
      this.#printed.set(vertex.vertex, record);
    }
    return record;
  }

  private print(vertex: TracedVertex): void {
    const record = this.record(vertex, true);
    const tag = `#${record.index}`;
    if (this.#current !== vertex.vertex) {
      if (this.#current !== undefined) {
        const old = this.#printed.get(this.#current);
        if (old !== undefined) this.line(`#${old.index} ...`);
      }
      if (this.#notFirst) this.line('');
      this.#notFirst = true;
      this.line(`${tag} ${vertex.name}`);
      record.lastBlock = this.#trace.now;
    }
    let open = false;
    for (const status of vertex.statuses.values()) {
      const before = record.statuses.get(status.id);
      if (before === status) {
        open ||= status.completed === undefined;
        continue;
      }
      if (status.completed === undefined) open = true;
      if (!this.worthPrinting(status, before)) continue;
      record.statuses.set(status.id, status);
      this.line(`${tag} ${statusLine(status)}`);
    }
    for (const warning of vertex.warnings.slice(record.warnings)) this.line(`${tag} WARN: ${warning}`);
    record.warnings = vertex.warnings.length;
    for (const line of vertex.logs.slice(record.logs)) this.line(`${tag} ${line}`);
    record.count += vertex.logs.length - record.logs;
    record.logs = vertex.logs.length;
    this.#updated.delete(vertex.vertex);
    this.#current = vertex.vertex;
    if (vertex.completed === undefined || open) return;
    this.#current = undefined;
    record.count = 0;
    if (vertex.cancelled) this.line(`${tag} CANCELED`);
    else if (vertex.error !== undefined) this.line(`${tag} ERROR: ${vertex.error}`);
    else if (vertex.cached) this.line(`${tag} CACHED`);
    else this.line(`${tag} DONE ${this.#trace.seconds(vertex).toFixed(1)}s`);
  }

  /** printer.go prints a sub-line when it is new, done, has moved five percent, or has been silent for five seconds. */
  private worthPrinting(status: TracedStatus, before: TracedStatus | undefined): boolean {
    if (before === undefined || status.completed !== undefined) return true;
    if (status.timestamp - before.timestamp > 5_000) return true;
    return status.total > 0 && (status.current - before.current) / status.total > 0.05;
  }

  private line(text: string): void {
    this.#out += `${text}\n`;
  }
}

function statusLine(status: TracedStatus): string {
  const size =
    status.total !== 0
      ? ` ${buildBytes(status.current)} / ${buildBytes(status.total)}`
      : status.current !== 0
        ? ` ${buildBytes(status.current)}`
        : '';
  const seconds = ((status.completed ?? status.timestamp) - status.started) / 1000;
  const time = seconds > 0.01 ? ` ${seconds.toFixed(1)}s` : '';
  return `${status.id}${size}${time}${status.completed === undefined ? '' : ' done'}`;
}
