/** Something an author has to change before the site can be built. */
export interface Offence {
  /** Relative to the site's folder. */
  readonly file: string;
  /** 1 is the first. */
  readonly line: number;
  /** What is wrong, naming the culprit. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

export function offenceText({ file, line, message, remedy }: Offence): string {
  return `${file}:${line}: ${message}; ${remedy}`;
}
