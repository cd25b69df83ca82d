/** Files that could not be read because their bytes are not on this site: just-bash reports every read error as a missing file. */
import { resolvePath } from './paths';

export class NotHeldFiles {
  readonly #paths = new Set<string>();

  add(path: string): void {
    this.#paths.add(path);
  }

  /** Standard error with false "No such file or directory" put right. Relative names count from `workingDirectory`. */
  explain(text: string, workingDirectory: string): string {
    if (this.#paths.size === 0) return text;
    return text.replace(
      /^([^\n:]+: (?:can't open |cannot open |cannot stat )?'?)([^\n':]+)('?): No such file or directory$/gm,
      (line, before: string, path: string, after: string) =>
        this.#paths.has(resolvePath(workingDirectory, path))
          ? `${before}${path}${after}: layer-by-layer: the bytes of this file are not on this site, only its size`
          : line,
    );
  }
}
