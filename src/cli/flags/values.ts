/** The flags of one invocation, parsed. Asking for a flag of another kind gives that kind's zero value. */
export class FlagValues {
  readonly #given: ReadonlyMap<string, readonly string[]>;

  constructor(given: ReadonlyMap<string, readonly string[]>) {
    this.#given = given;
  }

  /** Whether the flag was given at all. */
  changed(name: string): boolean {
    return this.#given.has(name);
  }

  names(): readonly string[] {
    return [...this.#given.keys()];
  }

  bool(name: string, whenAbsent = false): boolean {
    const last = this.#given.get(name)?.at(-1);
    return last === undefined ? whenAbsent : parseBool(last) === true;
  }

  string(name: string): string {
    return this.#given.get(name)?.at(-1) ?? '';
  }

  int(name: string, whenAbsent: number): number {
    const last = this.#given.get(name)?.at(-1);
    return last === undefined ? whenAbsent : Number(last);
  }

  /** Every value, in the order given. */
  list(name: string): readonly string[] {
    return this.#given.get(name) ?? [];
  }
}

/** Go's `strconv.ParseBool`; undefined is its error. */
export function parseBool(text: string): boolean | undefined {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return true;
  if (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text)) return false;
  return undefined;
}
