/** The declared programs, in the sets that the two kinds of system have. The coverage page lists them from here. */
import { addgroup, adduser, groupadd, useradd, usermod } from './programs/adduser';
import { apk } from './programs/apk';
import { aptGet, apt } from './programs/aptGet';
import { date } from './programs/date';
import { dockerEntrypoint } from './programs/entrypoints';
import { env, printenv } from './programs/environment';
import { hello } from './programs/hello';
import { ls } from './programs/ls';
import { arch, hostname, nproc, uname } from './programs/machine';
import { npm } from './programs/npm';
import { chgrp, chown } from './programs/ownership';
import { pip } from './programs/pip';
import type { Program } from './programs/program';
import { clear, history } from './programs/terminal';
import { touch } from './programs/touch';
import { versionedPrograms } from './programs/versions';
import { which } from './programs/which';
import { groups, id, whoami } from './programs/who';

const everywhere: readonly Program[] = [ls, id, whoami, groups, hostname, uname, arch, nproc, date, env, printenv, chown, chgrp, touch];

/** Beside the programs that bash itself has (see `bash/commandNames.ts`). */
export const learnerPrograms: readonly Program[] = [...everywhere, clear, history];

/** Each runs only where its file is in the container's tree. */
export const containerPrograms: readonly Program[] = [
  ...everywhere,
  which,
  adduser,
  addgroup,
  useradd,
  groupadd,
  usermod,
  npm,
  aptGet,
  apt,
  apk,
  pip,
  hello,
  dockerEntrypoint,
  ...versionedPrograms,
];

export function programTable(programs: readonly Program[]): ReadonlyMap<string, Program> {
  return new Map(programs.map((program) => [program.name, program]));
}
