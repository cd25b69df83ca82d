/**
 * Process IDs inside a container. runc, a Go program, starts in the container's own numbering before it becomes the container's process,
 * and its threads take numbers as well: five at least (recordings 03 step 104: the fifth program of a shell is 11 under 29.7.2, 12 under
 * 28.5.2).
 */
export class InnerPids {
  #last = 0;

  /** Of a process that runc begins: its first thread's number. */
  begin(): number {
    const pid = this.next();
    this.#last += RUNC_THREADS;
    return pid;
  }

  next(): number {
    this.#last += 1;
    return this.#last;
  }

  /** The container starts anew. */
  reset(): void {
    this.#last = 0;
  }
}

const RUNC_THREADS = 5;
