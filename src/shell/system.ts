/** The declared programs, in the sets that the two kinds of system have. The coverage page lists them from here. */
import { apk } from './programs/apk';
import { aptGet, apt } from './programs/aptGet';
import { curl, wget } from './programs/curl';
import { date } from './programs/date';
import { dockerEntrypoint } from './programs/entrypoints';
import { env, printenv } from './programs/environment';
import { head } from './programs/head';
import { gunzip, gzip, zcat } from './programs/gzip';
import { hello } from './programs/hello';
import { ls } from './programs/ls';
import { arch, hostname, nproc, uname } from './programs/machine';
import { df, mount } from './programs/mounted';
import { nginx } from './programs/nginx';
import { npm } from './programs/npm';
import { chgrp, chown } from './programs/ownership';
import { accountTools, commonTools, jobTools } from './programs/onFirstUse';
import { pip } from './programs/pip';
import { ps } from './programs/ps';
import type { Program } from './programs/program';
import { redisServer } from './programs/redisServer';
import { tail } from './programs/tail';
import { clear, history } from './programs/terminal';
import { tty } from './programs/ttyName';
import { touch } from './programs/touch';
import { versionedPrograms } from './programs/versions';
import { which } from './programs/which';
import { groups, id, whoami } from './programs/who';
import { yes } from './programs/yes';

const everywhere: readonly Program[] = [
  ls,
  id,
  whoami,
  groups,
  hostname,
  uname,
  arch,
  nproc,
  date,
  env,
  printenv,
  chown,
  chgrp,
  touch,
  gzip,
  gunzip,
  zcat,
  curl,
  yes,
  tty,
  ...commonTools,
];

/** Beside the programs that bash itself has (see `bash/commandNames.ts`). */
export const learnerPrograms: readonly Program[] = [...everywhere, clear, history, ...jobTools];

/** Each runs only where its file is in the container's tree. */
export const containerPrograms: readonly Program[] = [
  ...everywhere,
  which,
  head,
  npm,
  aptGet,
  apt,
  apk,
  pip,
  hello,
  dockerEntrypoint,
  nginx,
  redisServer,
  tail,
  wget,
  mount,
  df,
  ps,
  ...accountTools,
  ...versionedPrograms,
];

export function programTable(programs: readonly Program[]): ReadonlyMap<string, Program> {
  return new Map(programs.map((program) => [program.name, program]));
}
