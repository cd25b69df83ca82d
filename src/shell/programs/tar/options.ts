export interface TarOptions {
  readonly mode: 'create' | 'extract' | 'list';
  /** `-` for standard input or output. */
  readonly file: string;
  readonly verbose: boolean;
  readonly gzip: boolean;
  readonly toStdout: boolean;
  /** Directories to change to, one after the other. */
  readonly directories: readonly string[];
  readonly stripComponents: number;
  readonly members: readonly string[];
}

/** Used wrongly, in GNU tar's words; or used with an option that is not simulated. */
export class TarUsage extends Error {
  constructor(
    message: string,
    readonly unsimulated?: string,
  ) {
    super(message);
  }
}

const LONG: Readonly<Record<string, string>> = {
  create: 'c',
  extract: 'x',
  get: 'x',
  list: 't',
  file: 'f',
  verbose: 'v',
  gzip: 'z',
  gunzip: 'z',
  'to-stdout': 'O',
  directory: 'C',
  'preserve-permissions': 'p',
  'same-permissions': 'p',
  'strip-components': 'S',
};
const MODES: Readonly<Record<string, TarOptions['mode']>> = { c: 'create', x: 'extract', t: 'list' };

/** The words after `tar`: a first word without a dash is a bundle of letters whose values follow in order (GNU tar, Old Options). */
export function parseTarOptions(words: readonly string[]): TarOptions {
  const rest = [...words];
  const modes = new Set<TarOptions['mode']>();
  let file = '-';
  let verbose = false;
  let gzip = false;
  let toStdout = false;
  let stripComponents = 0;
  const directories: string[] = [];
  const members: string[] = [];
  const value = (letter: string): string => {
    const next = rest.shift();
    if (next === undefined) throw new TarUsage(`option requires an argument -- '${letter}'`);
    return next;
  };
  const apply = (letter: string, given: string | undefined): void => {
    const mode = MODES[letter];
    if (mode !== undefined) modes.add(mode);
    else if (letter === 'f') file = given ?? value(letter);
    else if (letter === 'C') directories.push(given ?? value(letter));
    else if (letter === 'S') stripComponents = Number(given ?? value(letter));
    else if (letter === 'v') verbose = true;
    else if (letter === 'z') gzip = true;
    else if (letter === 'O') toStdout = true;
    else if (letter !== 'p') throw new TarUsage('', `-${letter}`);
  };
  const first = rest[0];
  if (first !== undefined && first !== '' && !first.startsWith('-')) {
    rest.shift();
    for (const letter of first) apply(letter, undefined);
  }
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word.startsWith('--') && word.length > 2) {
      const [name = '', ...parts] = word.slice(2).split('=');
      const letter = LONG[name];
      if (letter === undefined) throw new TarUsage('', `--${name}`);
      apply(letter, parts.length === 0 ? undefined : parts.join('='));
    } else if (word.startsWith('-') && word !== '-') {
      const letters = [...word.slice(1)];
      for (let letter = letters.shift(); letter !== undefined; letter = letters.shift()) {
        const takesValue = letter === 'f' || letter === 'C';
        apply(letter, takesValue && letters.length > 0 ? letters.splice(0).join('') : undefined);
      }
    } else members.push(word);
  }
  const [mode, other] = [...modes];
  if (mode === undefined) throw new TarUsage("You must specify one of the '-Acdtrux', '--delete' or '--test-label' options");
  if (other !== undefined) throw new TarUsage("You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option");
  return { mode, file, verbose, gzip, toStdout, directories, stripComponents, members };
}
