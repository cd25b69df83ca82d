/**
 * Lines of a terminal that are rewritten in place, one for each ID (moby `jsonmessage.DisplayJSONMessagesStream`). Pure: every method
 * returns what to write.
 */
export class StatusLines {
  readonly #lines = new Map<string, number>();

  /** Puts `text` on the line of `id`, adding the line if it is new. */
  set(id: string, text: string): string {
    let line = this.#lines.get(id);
    let out = '';
    if (line === undefined) {
      line = this.#lines.size;
      this.#lines.set(id, line);
      out = '\n';
    }
    const up = this.#lines.size - line;
    return `${out}\u001b[${up}A\u001b[2K\r${id}: ${text}\r\u001b[${up}B`;
  }

  /** A line of its own below; lines that follow begin anew. */
  message(text: string): string {
    this.#lines.clear();
    return `${text}\n`;
  }
}
