/** Whether bash would ask for another line (its prompt `> `) before it runs what is typed so far, and what it remembers of several lines. */

/**
 * What is missing: `quote` the end of quoted text, `document` the end word of a here document, `backslash` the rest of a line that goes on,
 * `list` the rest of a command: after `|`, `&&`, `do`, within parentheses.
 */
export interface Unfinished {
  readonly kind: 'quote' | 'document' | 'backslash' | 'list';
  /** The quote or the end word that is missing; '' for the others. */
  readonly wanted: string;
}

/** Something that a later word or character closes. */
interface Open {
  readonly closer: string;
  /** Of `case`: what comes next is `in`, a pattern or a command. */
  part?: 'in' | 'pattern' | 'command';
}

interface HereDocument {
  readonly word: string;
  readonly stripsTabs: boolean;
}

/** Words that begin something, and what ends it. */
const OPENERS: Readonly<Record<string, string>> = {
  if: 'fi',
  for: 'done',
  select: 'done',
  while: 'done',
  until: 'done',
  '{': '}',
  case: 'esac',
};
const CLOSERS = new Set(Object.values(OPENERS));
/** After these a command begins. */
const LEADERS = new Set(['then', 'else', 'elif', 'do', '!', 'time', 'if', 'while', 'until', '{']);
/** A command that does not parse is not asked more of: bash complains at once. */
class Wrong extends Error {}

class Reader {
  /** Where the names of commands stand. */
  readonly names: { readonly from: number; readonly to: number }[] = [];
  readonly #text: string;
  readonly #open: Open[] = [];
  #at = 0;
  #documents: HereDocument[] = [];
  /** The next word is the name of a command. */
  #command = true;
  /** Something has to follow: after `|`, `&&`, `||` or the parentheses of a function. */
  #wants = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Unfinished | undefined {
    while (this.#at < this.#text.length) {
      const missing = this.#step();
      if (missing !== undefined) return missing;
    }
    if (this.#documents.length > 0) return { kind: 'document', wanted: this.#documents[0]?.word ?? '' };
    return this.#open.length > 0 || this.#wants ? { kind: 'list', wanted: '' } : undefined;
  }

  #step(): Unfinished | undefined {
    const character = this.#text.charAt(this.#at);
    if (character === '\n') return this.#lineEnd();
    if (character === ' ' || character === '\t' || character === '\r') this.#at += 1;
    else if (character === '#') this.#at = this.#until('\n');
    else if (this.#text.startsWith('\\\n', this.#at)) this.#at += 2;
    else if (';|&()<>'.includes(character)) return this.#operator(character);
    else return this.#word();
    return undefined;
  }

  #until(mark: string): number {
    const found = this.#text.indexOf(mark, this.#at);
    return found < 0 ? this.#text.length : found;
  }

  #lineEnd(): Unfinished | undefined {
    this.#at += 1;
    for (const document of this.#documents.splice(0)) {
      for (;;) {
        if (this.#at >= this.#text.length) return { kind: 'document', wanted: document.word };
        const end = this.#until('\n');
        const line = this.#text.slice(this.#at, end);
        this.#at = end + 1;
        if ((document.stripsTabs ? line.replace(/^\t+/, '') : line) === document.word) break;
      }
    }
    this.#command = true;
    return undefined;
  }

  #operator(character: string): Unfinished | undefined {
    const [operator = character] =
      /^(?:;;&|;;|;&|;|\|\||\|&|\||&&|&>>|&>|&|<<<|<<-|<<|<&|<>|<\(|<|>>|>&|>\||>\(|>|\(\(|\(|\))/.exec(this.#text.slice(this.#at)) ?? [];
    this.#at += operator.length;
    const top = this.#open.at(-1);
    if (operator === '<<' || operator === '<<-') this.#hereDocument(operator === '<<-');
    else if (operator === '||' || operator === '&&' || operator === '|' || operator === '|&') {
      if (top?.part === 'pattern') return undefined;
      if (this.#wants) throw new Wrong();
      this.#wants = true;
      this.#command = true;
    } else if (operator.startsWith(';') || operator === '&') {
      if (this.#wants) throw new Wrong();
      if (operator.length > 1 && top?.part !== undefined) top.part = 'pattern';
      this.#command = true;
    } else if (operator === '((' && this.#command) {
      this.#wants = false;
      return this.#nested('))', '((');
    } else if (operator.endsWith('(')) this.#parenthesis(operator);
    else if (operator === ')') this.#close(')');
    return undefined;
  }

  /** A subshell, the `()` of a function, or a process substitution. */
  #parenthesis(operator: string): void {
    if (operator === '((') this.#at -= 1;
    const top = this.#open.at(-1);
    if (top?.part === 'pattern') return;
    const empty = /^[ \t]*\)/.exec(this.#text.slice(this.#at));
    if (!this.#command && operator === '(' && empty !== null) {
      this.#at += empty[0].length;
      this.#wants = true;
    } else {
      if (!this.#command && operator.length === 1) throw new Wrong();
      this.#wants = false;
      this.#open.push({ closer: ')' });
    }
    this.#command = true;
  }

  #close(closer: string): void {
    const top = this.#open.at(-1);
    if (closer === ')' && top?.part === 'pattern') {
      top.part = 'command';
      this.#command = true;
      return;
    }
    if (top?.closer !== closer || this.#wants) throw new Wrong();
    this.#open.pop();
    this.#command = false;
  }

  #hereDocument(stripsTabs: boolean): void {
    const [whole = '', word = ''] = /^[ \t]*((?:'[^']*'|"[^"]*"|\\.|[^\s;|&()<>'"\\])+)/.exec(this.#text.slice(this.#at)) ?? [];
    if (word === '') throw new Wrong();
    this.#at += whole.length;
    this.#documents.push({ word: word.replace(/['"\\]/g, ''), stripsTabs });
  }

  #word(): Unfinished | undefined {
    const from = this.#at;
    while (this.#at < this.#text.length && !/[ \t\r\n;|&()<>]/.test(this.#text.charAt(this.#at))) {
      const missing = this.#part();
      if (missing !== undefined) return missing;
    }
    this.#meaning(from);
    return undefined;
  }

  /** One character of a word, or something quoted or substituted in it. */
  #part(): Unfinished | undefined {
    const rest = this.#text.slice(this.#at, this.#at + 3);
    const [opening = ''] = /^(?:'|"|`|\$'|\$"|\$\(\(|\$\(|\$\{)/.exec(rest) ?? [];
    if (rest.startsWith('\\')) {
      if (rest.length === 1) return { kind: 'backslash', wanted: '' };
      this.#at += 2;
    } else if (opening === '') this.#at += 1;
    else {
      this.#at += opening.length;
      return this.#nested(opening === '$((' ? '))' : opening === '$(' ? ')' : opening === '${' ? '}' : opening.slice(-1), opening);
    }
    return undefined;
  }

  /** Up to the end of what has been opened; quoted text keeps what it holds, everything else may hold quoted text again. */
  #nested(closer: string, opening: string): Unfinished | undefined {
    while (this.#at < this.#text.length) {
      const rest = this.#text.slice(this.#at);
      if (rest.startsWith(closer)) {
        this.#at += closer.length;
        return undefined;
      }
      if (opening === "'") this.#at = this.#until("'");
      else if (rest.startsWith('\\')) this.#at += 2;
      else if (opening === '"' || opening === '`' || opening === "$'") {
        if (opening === '"' && /^(?:\$[({]|`)/.test(rest)) {
          const missing = this.#part();
          if (missing !== undefined) return missing;
        } else this.#at += 1;
      } else if (rest.startsWith('(') && closer.startsWith(')')) {
        this.#at += 1;
        const missing = this.#nested(')', '(');
        if (missing !== undefined) return missing;
      } else {
        const missing = this.#part();
        if (missing !== undefined) return missing;
      }
    }
    return { kind: closer.startsWith(')') && opening !== '((' ? 'list' : 'quote', wanted: closer.slice(0, 1) };
  }

  #meaning(from: number): void {
    const word = this.#text.slice(from, this.#at);
    const top = this.#open.at(-1);
    if (top?.part === 'in') {
      if (word === 'in') top.part = 'pattern';
      return;
    }
    if (top?.part === 'pattern') {
      if (word === 'esac') this.#close('esac');
      return;
    }
    if (!this.#command) return;
    const closer = OPENERS[word];
    if (CLOSERS.has(word)) {
      if (word === 'esac' && top !== undefined) top.part = 'command';
      this.#close(word);
      return;
    }
    this.#wants = false;
    if (closer === undefined && !LEADERS.has(word)) this.names.push({ from, to: this.#at });
    if (closer !== undefined) this.#open.push(word === 'case' ? { closer, part: 'in' } : { closer });
    this.#command = LEADERS.has(word) || /^[A-Za-z_]\w*=/.test(word);
  }
}

/** Undefined where bash would run the text, or refuse it, without asking for more. */
export function unfinished(text: string): Unfinished | undefined {
  try {
    return new Reader(text).read();
  } catch (error) {
    if (error instanceof Wrong) return undefined;
    throw error;
  }
}

/** The words that stand where a command is named, in order, as far as the text can be read. Those within quotes or `$(…)` are not among them. */
export function commandNames(text: string): readonly { readonly from: number; readonly to: number }[] {
  const reader = new Reader(text);
  try {
    reader.read();
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
  }
  return reader.names;
}

/** After these a newline means no more than a blank. */
const NO_SEMICOLON = /(?:^|[\s;|&(){}])(?:do|then|else|elif|if|while|until|in|case|\{)$|[;|&({]\s*$|^\s*$|(?:^|\s)\w+\s*\(\)$/;

/** A command of several lines as bash remembers it: in one line where that means the same (`shopt -s cmdhist`, as in every bash from the start). */
export function rememberedLine(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  let typed = first;
  let kept = first;
  for (const line of rest) {
    const kind = unfinished(typed)?.kind;
    typed += `\n${line}`;
    const before = kept.slice(kept.lastIndexOf('\n') + 1);
    if (kind === 'backslash') kept = kept.slice(0, -1) + line;
    else if (kind === 'list' && !/(?:^|\s)#/.test(before))
      kept += `${NO_SEMICOLON.test(before) || /(?:^|;\s*)case\s\S+ in\b.*\)$/.test(before) ? ' ' : '; '}${line}`;
    else kept += `\n${line}`;
  }
  return kept;
}
