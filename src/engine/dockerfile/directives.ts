import { DockerfileError } from './ast';

const DIRECTIVE = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/;
const KNOWN = ['syntax', 'escape', 'check'];

/** Parser directives (`# escape=\``): only at the very top of the file, each at most once. */
export class Directives {
  escapeToken = '\\';
  /** Value of `# check=`. */
  check = '';
  /** Matches a line that goes on; `$1` is what stays of the match. */
  continuation = continuationPattern('\\');
  readonly #seen = new Set<string>();
  #done = false;

  /** Returns whether the line is a directive. */
  read(line: string): boolean {
    if (this.#done) return false;
    const match = DIRECTIVE.exec(line);
    const name = match?.[1]?.toLowerCase();
    const value = match?.[2];
    if (name === undefined || value === undefined || !KNOWN.includes(name)) {
      this.#done = true;
      return false;
    }
    if (this.#seen.has(name)) throw new DockerfileError(`only one ${name} parser directive can be used`);
    this.#seen.add(name);
    if (name === 'escape') this.#setEscape(value);
    if (name === 'check') this.check = value;
    return true;
  }

  #setEscape(token: string): void {
    if (token !== '`' && token !== '\\') throw new DockerfileError(`invalid escape token '${token}' does not match \` or \\`);
    this.escapeToken = token;
    this.continuation = continuationPattern(token);
  }
}

/** An escaped escape token at the end of a line does not continue it. */
function continuationPattern(token: string): RegExp {
  return new RegExp(`([^\\${token}])\\${token}[ \\t]*$|^\\${token}[ \\t]*$`);
}
