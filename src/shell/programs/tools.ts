/** The code of the programs that are fetched on first use. */
import { addgroup, adduser, groupadd, useradd, usermod } from './adduser';
import { cmp } from './cmp';
import { diff } from './diff/diff';
import { jobBuiltins } from './jobs';
import type { Program } from './program';
import { realpath } from './realpath';
import { tar } from './tar';
import { uniq } from './uniq';
import { wc } from './wc';
import { xargs } from './xargs';

export const tools: Readonly<Record<string, Pick<Program, 'run'>>> = {
  diff,
  cmp,
  xargs,
  uniq,
  wc,
  realpath,
  tar,
  adduser,
  useradd,
  addgroup,
  groupadd,
  usermod,
  ...jobBuiltins,
};
