/** Variables that a shell carries from line to line. just-bash starts anew for each line and does not say which ones were exported. */

import type { ScriptResult } from './bash/script';

/** Bash's own, which every line sets again. */
const OWN = new Set([
  '_',
  'PWD',
  'IFS',
  'OSTYPE',
  'MACHTYPE',
  'HOSTTYPE',
  'HOSTNAME',
  'OPTIND',
  'SHELLOPTS',
  'BASHOPTS',
  'PIPESTATUS',
  'BASH_VERSION',
  'SHLVL',
  'UID',
  'EUID',
  'PPID',
]);

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Names after `export` or `declare -x` in a line. */
function exportedBy(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|[;&|({\s])(?:export|declare\s+-x|typeset\s+-x)\s+([^;&|\n]*)/g)]
    .flatMap(([, words = '']) => words.split(/\s+/))
    .map((word) => word.split('=', 1)[0] ?? '')
    .filter((name) => NAME.test(name));
}

/** just-bash keeps aliases among its variables, under these names. */
const ALIAS = 'BASH_ALIAS_';

export class ShellVariables {
  #options: readonly string[] = [];
  #declarations = '';
  #positional: readonly string[] = [];
  #values: ReadonlyMap<string, string>;
  readonly #exported: Set<string>;

  constructor(environment: Readonly<Record<string, string>>) {
    this.#values = new Map(Object.entries(environment));
    this.#exported = new Set(Object.keys(environment));
  }

  get exported(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#values].filter(([name]) => this.#exported.has(name)));
  }

  get unexported(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#values].filter(([name]) => !this.#exported.has(name)));
  }

  /** Options of `set`, by name. */
  get options(): readonly string[] {
    return this.#options;
  }

  get aliases(): ReadonlyMap<string, string> {
    return new Map([...this.#values].filter(([name]) => name.startsWith(ALIAS)).map(([name, value]) => [name.slice(ALIAS.length), value]));
  }

  get declarations(): string {
    return this.#declarations;
  }

  /** `$1` and up. */
  get positional(): readonly string[] {
    return this.#positional;
  }

  /** Takes over what a line left behind. */
  update({ variables, options, declarations }: Pick<ScriptResult, 'variables' | 'options' | 'declarations'>, line: string): void {
    this.#options = options;
    this.#declarations = declarations ?? this.#declarations;
    this.#positional = Array.from({ length: Number(variables['#'] ?? 0) }, (_, at) => variables[String(at + 1)] ?? '');
    for (const name of exportedBy(line)) this.#exported.add(name);
    this.#values = new Map(Object.entries(variables).filter(([name]) => (NAME.test(name) || name.startsWith(ALIAS)) && !OWN.has(name)));
  }
}
