/** What a flag takes, under the name that help prints after it (spf13/pflag `Type()` of Docker's flag values). */
export type FlagKind =
  | 'bool'
  | 'string'
  | 'int'
  | 'uint16'
  | 'bytes'
  | 'decimal'
  | 'duration'
  | 'list'
  | 'strings'
  | 'stringArray'
  | 'filter'
  | 'map'
  | 'ulimit'
  | 'mount'
  | 'network'
  | 'ip'
  | 'gpu-request';

export interface Flag {
  readonly name: string;
  /** One letter, or '' when there is none. */
  readonly short: string;
  readonly kind: FlagKind;
  /** As help prints it, defaults included; `\n` where Docker breaks the line itself. */
  readonly usage: string;
  /** False: Docker has it and this program parses it, but using it only says so. */
  readonly simulated: boolean;
  /** What using it does otherwise than with Docker, in a sentence: for the coverage page. */
  readonly simplified?: string;
  /** What Docker says while it reads the flags of a value that is none; undefined takes it. */
  readonly check?: (value: string) => string | undefined;
  /** Left out of help, as pflag does with flags that are deprecated. */
  readonly hidden?: boolean;
}

export function flag(name: string, short: string, kind: FlagKind, usage: string): Flag {
  return { name, short, kind, usage, simulated: true };
}

/** A flag that Docker has and that is declared here for help and completion only. */
export function unsimulated(name: string, short: string, kind: FlagKind, usage: string): Flag {
  return { name, short, kind, usage, simulated: false };
}

/** `-a, --all`, or `--all`: how error messages name a flag. */
export function flagTitle(flag: Flag): string {
  return flag.short === '' ? `--${flag.name}` : `-${flag.short}, --${flag.name}`;
}

const listKinds: ReadonlySet<FlagKind> = new Set(['list', 'strings', 'stringArray', 'filter', 'map', 'ulimit', 'mount', 'network']);

/** Whether giving the flag again adds to what was given before. */
export function isList(kind: FlagKind): boolean {
  return listKinds.has(kind);
}
