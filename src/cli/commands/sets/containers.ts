import type { Command } from '../../command/command';
import { containerAttach } from '../container/attach';
import { containerCommit } from '../container/commit';
import { containerCp } from '../container/cp';
import { containerCreate } from '../container/create';
import { containerDiff } from '../container/diff';
import { containerExec } from '../container/exec';
import { containerExport } from '../container/export';
import { containerKill } from '../container/kill';
import { containerLogs } from '../container/logs';
import { containerPause, containerUnpause } from '../container/pause';
import { containerPort } from '../container/port';
import { containerRename } from '../container/rename';
import { containerStart } from '../container/start';
import { containerStats } from '../container/stats';
import { containerTop } from '../container/top';
import { containerUpdate } from '../container/update';
import { containerWait } from '../container/wait';

/** The rest of a container's life. */
export const containers: readonly Command[] = [
  containerAttach,
  containerCommit,
  containerCp,
  containerCreate,
  containerDiff,
  containerExec,
  containerExport,
  containerKill,
  containerLogs,
  containerPause,
  containerUnpause,
  containerPort,
  containerRename,
  containerStart,
  containerStats,
  containerTop,
  containerWait,
  containerUpdate,
];
