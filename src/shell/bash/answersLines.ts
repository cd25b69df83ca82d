/** Which commands answer each line that is typed into them, before the next one is typed. */

/** At once; when the lines that belong together are over, as `uniq -c` does; when it is known whether the line is the last. */
export type Pace = 'now' | 'group' | 'next';

export interface Answers {
  readonly pace: Pace;
  /** It ends by itself: after so many lines, or when it has found something. */
  readonly until: number | 'match' | '';
}

type Texts = readonly (string | undefined)[];

const AT_ONCE: Answers = { pace: 'now', until: '' };
const NEXT: Answers = { pace: 'next', until: '' };
const GROUP: Answers = { pace: 'group', until: '' };

const hasFlag = (texts: Texts, flags: RegExp): boolean => texts.some((text) => text !== undefined && flags.test(text));

function grep(texts: Texts): Answers | undefined {
  if (hasFlag(texts, /^-[a-zA-Z]*[cL]|^--count/)) return undefined;
  return hasFlag(texts, /^-[a-zA-Z]*[ql]|^-m1$|^--quiet/) ? { pace: 'now', until: 'match' } : AT_ONCE;
}

/** `$` is the last line, and `n` and `N` take the next one: both wait for it. */
function sed(texts: Texts): Answers {
  const script = texts.find((text) => text !== undefined && !text.startsWith('-'));
  if (script === undefined || /(?:^|[;{,\s])\$|(?:^|[;{}\s\d])[nN](?:$|[;}\s])/.test(script)) return NEXT;
  const [, last] = /^(\d+)q$/.exec(script) ?? [];
  return last === undefined ? AT_ONCE : { pace: 'now', until: Number(last) };
}

function head(texts: Texts): Answers | undefined {
  if (hasFlag(texts, /^-c|^--bytes/)) return undefined;
  const counts = texts.map((text, index) => (texts[index - 1] === '-n' ? text : /^(?:-n?|--lines=)(\d+)$/.exec(text ?? '')?.[1]));
  const given = counts.find((count) => count !== undefined);
  if (given !== undefined) return /^\d+$/.test(given) ? { pace: 'now', until: Number(given) } : undefined;
  return texts.length === 0 ? { pace: 'now', until: 10 } : undefined;
}

const COMMANDS: Readonly<Record<string, (texts: Texts) => Answers | undefined>> = {
  ...Object.fromEntries(['rev', 'nl', 'cut', 'tr', 'jq', 'expand', 'unexpand', 'fold'].map((name) => [name, () => AT_ONCE])),
  ...Object.fromEntries(['grep', 'egrep', 'fgrep'].map((name) => [name, grep])),
  sed,
  head,
  // Of END nothing is known before Ctrl-D, and a word that only bash knows may have one.
  awk: (texts) => (texts.some((text) => text === undefined || /\b(?:END|exit)\b/.test(text)) ? undefined : AT_ONCE),
  uniq: (texts) => (hasFlag(texts, /^-[a-zA-Z]*[cdDu]/) ? GROUP : AT_ONCE),
};

/** Undefined for one that answers at Ctrl-D only, such as `sort`. `texts` are its words, where they are known. */
export function answersLines(name: string, texts: Texts): Answers | undefined {
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name]?.(texts) : undefined;
}
