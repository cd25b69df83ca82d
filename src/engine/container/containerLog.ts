import type { EpochMs } from '../clock';
import type { LogEntry } from './api';

/** What a container has written, line by line, as the daemon's json-file log driver keeps it. */
export class ContainerLog {
  readonly #entries: LogEntry[] = [];

  add(at: EpochMs, stream: LogEntry['stream'], text: string): void {
    for (const piece of text.split(/(?<=\n)/)) {
      const last = this.#entries.findLastIndex((entry) => entry.stream === stream);
      const open = this.#entries[last];
      if (piece === '') continue;
      if (open !== undefined && !open.text.endsWith('\n')) this.#entries[last] = { ...open, text: open.text + piece };
      else this.#entries.push({ at, stream, text: piece });
    }
  }

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }
}
