/** `!!`, `!n`, `!text`, `!$`, `^old^new`: what an interactive bash makes of a line before it reads it as commands (bash manual 9.3). */

export type HistoryExpansion =
  /** `runs`: false for `:p`, which prints only. */
  { readonly kind: 'expanded'; readonly text: string; readonly runs: boolean } | { readonly kind: 'refused'; readonly message: string };

class Refused extends Error {}

/** `history` holds earlier lines, oldest first. Undefined where nothing in the line is expanded. */
export function expandHistory(line: string, history: readonly string[]): HistoryExpansion | undefined {
  try {
    const quick = /^\^([^^]*)\^([^^]*)(?:\^(.*))?$/s.exec(line);
    if (quick !== null) {
      const [, old = '', fresh = '', rest = ''] = quick;
      const before = history.at(-1);
      if (before?.includes(old) !== true) throw new Refused(`:s^${old}^${fresh}: substitution failed`);
      return { kind: 'expanded', text: before.replace(old, () => fresh) + rest, runs: true };
    }
    return new Expander(line, history).expand();
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', message: `bash: ${error.message}\n` };
    throw error;
  }
}

/** Words as bash's history counts them: quoted text stays together, operators stand alone. */
function wordsOf(line: string): readonly string[] {
  return line.match(/(?:\\.|"(?:\\.|[^"\\])*"?|'[^']*'?|[^\s;&|<>()"'\\])+|&&|\|\||>>|<<|[;&|<>()]/gs) ?? [];
}

class Expander {
  #at = 0;
  #done = '';
  #changed = false;
  #runs = true;

  constructor(
    readonly line: string,
    readonly history: readonly string[],
  ) {}

  expand(): HistoryExpansion | undefined {
    // The body of a here document is read without it.
    const end = this.line.includes('<<') ? (this.line + '\n').indexOf('\n') : this.line.length;
    let quote = '';
    while (this.#at < end) {
      const character = this.line.charAt(this.#at);
      if (character === '\\' && quote !== "'") {
        this.#done += this.line.slice(this.#at, this.#at + 2);
        this.#at += 2;
      } else if (character === '!' && quote !== "'" && this.#begins(quote)) {
        this.#changed = true;
        this.#done += this.#reference(quote);
      } else {
        if (character === quote) quote = '';
        else if (quote === '' && (character === '"' || character === "'")) quote = character;
        this.#done += character;
        this.#at += 1;
      }
    }
    if (!this.#changed) return undefined;
    return { kind: 'expanded', text: this.#done + this.line.slice(this.#at), runs: this.#runs };
  }

  #begins(quote: string): boolean {
    const before = this.line.slice(0, this.#at);
    const next = this.line.charAt(this.#at + 1);
    if (next === '' || /[\s=]/.test(next) || (quote === '"' && next === '"')) return false;
    return !/(?:\$|\$\{)$/.test(before) && !(before.endsWith('[') && this.line.includes(']', this.#at));
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    const found = pattern.exec(this.line.slice(this.#at));
    if (found === null) return undefined;
    this.#at += found[0].length;
    return found;
  }

  #reference(quote: string): string {
    const from = this.#at;
    const event = this.#event(quote);
    if (event === undefined) throw new Refused(`${this.line.slice(from, this.#at)}: event not found`);
    return this.#modified(this.#words(event, from));
  }

  #event(quote: string): string | undefined {
    this.#at += 1;
    if (this.#take(/^!/) !== undefined) return this.history.at(-1);
    if (this.#take(/^#/) !== undefined) return this.#done;
    const number = this.#take(/^-?\d+/)?.[0];
    if (number !== undefined) return Number(number) === 0 ? undefined : this.history.at(Number(number) - (number.startsWith('-') ? 0 : 1));
    if (/^[:^$*%]|^-/.test(this.line.slice(this.#at))) return this.history.at(-1);
    const within = this.#take(/^\?([^?\n]*)\??/);
    if (within !== undefined) return this.history.findLast((entry) => entry.includes(within[1] ?? ''));
    const [start = ''] = this.#take(quote === '"' ? /^[^\s:;&()|<>"]+/ : /^[^\s:;&()|<>]+/) ?? [];
    return start === '' ? undefined : this.history.findLast((entry) => entry.startsWith(start));
  }

  /** The part of the event that a word designator names; all of it without one. */
  #words(event: string, from: number): string {
    const found = this.#take(/^:?([$^*%]|-(?=\d|\$))|^:(\d+)?(-)?(\d+|\$|\*)?(?=\D|$)/);
    const [whole = '', sign] = found ?? [];
    if (found === undefined) return event;
    const words = wordsOf(event);
    const last = words.length - 1;
    if (sign === '-') this.#at -= 1;
    const [first, to] =
      sign === undefined || sign === '-' ? this.#range(whole, last) : sign === '*' ? [1, last] : sign === '^' ? [1, 1] : [last, last];
    if (first === undefined || to === undefined) return event;
    if (first > last || to > last) {
      if (sign === '*') return '';
      throw new Refused(`${this.line.slice(from, this.#at).replace(/^![^:]*/, '')}: bad word specifier`);
    }
    return words.slice(first, to + 1).join(' ');
  }

  #range(whole: string, last: number): readonly (number | undefined)[] {
    const [, from, dash, to, star] = /^:(\d+)?(-)?(\d+|\$)?(\*)?$/.exec(whole) ?? [];
    if (from === undefined && dash === undefined) {
      // No designator but the colon of a modifier.
      this.#at -= whole.length;
      return [];
    }
    const first = Number(from ?? 0);
    if (star !== undefined || to === '$') return [first, last];
    if (dash === undefined) return [first, first];
    return [first, to === undefined ? last - 1 : Number(to)];
  }

  #modified(text: string): string {
    let result = text;
    for (;;) {
      const found = this.#take(/^:(?:([htrepq])|(g?)s(.)(.*?)\3((?:.*?)(?=\3|$))\3?)/s);
      if (found === undefined) return result;
      const [whole, letter, global, , old = '', fresh = ''] = found;
      if (letter === 'p') this.#runs = false;
      else if (letter === 'h') result = result.replace(/\/[^/]*$/, '');
      else if (letter === 't') result = result.replace(/^.*\//s, '');
      else if (letter === 'r') result = result.replace(/\.[^./]*$/, '');
      else if (letter === 'e') result = /\.[^./]*$/.exec(result)?.[0] ?? result;
      else if (letter === 'q') result = `'${result.replaceAll("'", "'\\''")}'`;
      else {
        if (!result.includes(old)) throw new Refused(`${whole}: substitution failed`);
        const replacement = fresh.replaceAll('&', old);
        result = global === 'g' ? result.replaceAll(old, () => replacement) : result.replace(old, () => replacement);
      }
    }
  }
}
