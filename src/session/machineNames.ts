/** The machine of a world that names none. */
export const defaultMachines: readonly [string] = ['laptop'];

/** What stands before a command, or a path, that is meant for another machine than a session's first: `server$ docker pull …`, `server:app/Dockerfile`. */
const named = /^([a-z][a-z0-9-]*)(\$ |:)([^]*)$/;

/** Machine names are host names. */
export function isMachineName(name: string): boolean {
  return /^[a-z][a-z0-9-]{0,20}$/.test(name);
}

/** Which machine a line is for, as its place among `machines`, and the line itself. What names no machine is for the first. */
export function lineOn(machines: readonly string[], line: string): { readonly machine: number; readonly line: string } {
  const [, name = '', mark, rest = ''] = named.exec(line) ?? [];
  const machine = machines.indexOf(name);
  return mark === '$ ' && machine >= 0 ? { machine, line: rest } : { machine: 0, line };
}

/** Inverse of `lineOn`. */
export function lineFor(machines: readonly string[], machine: number, line: string): string {
  return machine === 0 ? line : `${machines[machine] ?? ''}$ ${line}`;
}

/** Of files by path, those of one machine, by path on it. */
export function filesOn(
  machines: readonly string[],
  machine: number,
  files: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]): [string, string][] => {
      const [, name = '', mark, rest = ''] = named.exec(path) ?? [];
      const owner = mark === ':' ? machines.indexOf(name) : -1;
      if (owner < 0) return machine === 0 ? [[path, text]] : [];
      return owner === machine ? [[rest, text]] : [];
    }),
  );
}
